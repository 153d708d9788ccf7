package io.cloudwatchlogging.delivery.journal;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;

/**
 * A journal without its thread, whose memory fails when a test says so.
 */
public final class FaultyJournal implements JournalListener {

	private final Journal journal;

	private AtomicBoolean broken = new AtomicBoolean();

	private int storesUntilOutOfMemory = -1;

	/** Opens a journal that works. */
	public FaultyJournal(Path directory, Lock lock) {
		this.journal = new Journal(new JournalSettings(directory, 64L << 20, null), lock, this, this::view);
	}

	private SegmentMemory view(SegmentMemory memory) {
		AtomicBoolean broken = this.broken;
		return (SegmentMemory) Proxy.newProxyInstance(SegmentMemory.class.getClassLoader(),
				new Class<?>[] { SegmentMemory.class }, (proxy, method, arguments) -> {
					if (broken.get() && method.getName().matches("(get|put|publish).+")) {
						throw new InternalError("a fault occurred in an unsafe memory access operation");
					}
					Object result = method.invoke(memory, arguments);
					if (method.getName().equals("publishInt") && this.storesUntilOutOfMemory-- == 0) {
						throw new OutOfMemoryError("test");
					}
					return result;
				});
	}

	/** The journal. */
	public Journal journal() {
		return this.journal;
	}

	/** From now on, the files that there are so far fail; later ones do not. */
	public void breakFiles() {
		this.broken.set(true);
		this.broken = new AtomicBoolean();
	}

	/** Begins another run if there is none. */
	public void begin() {
		this.journal.begin();
	}

	/** The memory of the process ends after an event has been published. */
	public void failAfterNextEvent() {
		// The first store makes the chunk a part of the batch.
		this.storesUntilOutOfMemory = 1;
	}

	@Override
	public void recovered(String process, List<JournalBatch> batches) {
		throw new AssertionError("nothing is left");
	}

	@Override
	public void roomAvailable() {
		// Nobody waits.
	}

	@Override
	public void warn(String message) {
		// The state says it as well.
	}

}
