package io.cloudwatchlogging.delivery.journal;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A batch of a journal whose memory cannot be read from some moment on.
 */
public final class UnreadableBatch implements ChunkSource {

	private final List<JournalChunk> free = new ArrayList<>();

	private final JournalBatch batch;

	private boolean broken;

	private boolean told;

	/** Creates a batch that can be read. */
	public UnreadableBatch(int severity, String... texts) {
		this(new HeldErrors(false), severity, texts);
	}

	/** Creates a batch that can be read, and whose errors come as they say. */
	public UnreadableBatch(HeldErrors errors, int severity, String... texts) {
		StoredMemory memory = StoredMemory.ofChunks(4);
		SegmentMemory faulty = (SegmentMemory) Proxy.newProxyInstance(SegmentMemory.class.getClassLoader(),
				new Class<?>[] { SegmentMemory.class }, (proxy, method, arguments) -> {
					boolean access = method.getName().matches("(get|put|publish).+");
					if (access || method.getName().equals("surfaceErrors")) {
						errors.surface();
					}
					if (this.broken && access) {
						errors.failed();
					}
					return method.invoke(memory, arguments);
				});
		for (int i = 0; i < 4; i++) {
			this.free.add(new JournalChunk(faulty, i));
		}
		this.batch = new JournalBatch(this, new Checksum(1), 1, 1, new BatchNames("group", "stream"));
		for (String text : texts) {
			byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
			this.batch.append(1_000_000_000_000L, severity, bytes, 0, bytes.length);
		}
	}

	/** The batch. */
	public JournalBatch batch() {
		return this.batch;
	}

	/** From now on, its memory cannot be read. */
	public void breakMemory() {
		this.broken = true;
	}

	/** Whether its run was told that it cannot be read. */
	public boolean isTold() {
		return this.told;
	}

	/** Whether its memory was given back. */
	public boolean isReleased() {
		return this.free.size() == 4;
	}

	@Override
	public boolean take(@Nullable JournalChunk[] target, int from, int to) {
		for (int i = from; i < to; i++) {
			target[i] = this.free.remove(0);
		}
		return true;
	}

	@Override
	public void release(JournalChunk chunk) {
		this.free.add(chunk);
	}

	@Override
	public void unreadable(JournalChunk chunk) {
		this.told = true;
	}

}
