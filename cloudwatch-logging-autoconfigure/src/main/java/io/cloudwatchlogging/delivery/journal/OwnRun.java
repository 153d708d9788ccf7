package io.cloudwatchlogging.delivery.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * The segments that this process writes. Guarded by the lock of the buffer, but for
 * {@link #grow}, which the journal's thread calls without it.
 */
final class OwnRun implements ChunkSource {

	/** Chunks of the first segment: few, as a start waits for it. */
	static final int FIRST_CHUNKS = 256;

	/** Chunks of the others. */
	static final int CHUNKS = 1024;

	/** A further segment is made when fewer chunks are ready. */
	static final int AHEAD_CHUNKS = 512;

	/**
	 * Pause after each chunk that is touched while enough are ready: a thread that logs
	 * may wait for the same disk.
	 */
	private static final long TOUCH_PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(20);

	private final RunFolder folder;

	private final RunLock lock;

	private final UnaryOperator<SegmentMemory> view;

	private final Checksum checksum;

	private final List<Segment> segments = new ArrayList<>();

	private final Map<SegmentMemory, Segment> byMemory = new IdentityHashMap<>();

	/** Segments that were made since a thread that logs needed one. */
	private final Queue<Segment> made = new ConcurrentLinkedQueue<>();

	/** Chunks that are touched, used ones included. */
	private final AtomicInteger touched = new AtomicInteger();

	/** Chunks that were allocated on the disk. */
	private volatile int allocated;

	private volatile int used;

	/** Segments made, those included that were deleted again. */
	private int segmentsMade;

	/** The segments before this one have no chunk that is ready. */
	private int firstReady;

	private long batches;

	private boolean readable = true;

	private OwnRun(RunFolder folder, RunLock lock, UnaryOperator<SegmentMemory> view) {
		this.view = view;
		this.folder = folder;
		this.lock = lock;
		this.checksum = new Checksum(folder.run());
	}

	/**
	 * Begins a run, with one small segment.
	 * @throws IOException if the directory cannot be used, or has no room
	 */
	static OwnRun begin(Path directory, int maxChunks, UnaryOperator<SegmentMemory> view) throws IOException {
		JournalFiles.createDirectories(directory);
		RunFolder folder = RunFolder.create(directory.toRealPath(), Instant.now(), new SecureRandom().nextLong());
		// Before there is a folder, so that nobody takes it for one that was left.
		RunLock lock = RunLock.tryAcquire(folder.lock());
		if (lock == null || !lock.isOwned()) {
			throw new IOException("The file system does not give a lock");
		}
		OwnRun run = new OwnRun(folder, lock, view);
		try {
			JournalFiles.createDirectories(folder.path());
			run.add(Math.min(FIRST_CHUNKS, maxChunks));
			return run;
		}
		catch (IOException | RuntimeException | Error ex) {
			// Also if the pages are not there, though the file system has given them.
			run.end();
			throw ex;
		}
	}

	/** Opens an empty batch. */
	JournalBatch open(long order, BatchNames names) {
		return new JournalBatch(this, this.checksum, ++this.batches, order, names);
	}

	/** Adds a segment. Not to be called by two threads at the same time. */
	void grow(int maxChunks) throws IOException {
		add(Math.min(CHUNKS, maxChunks));
	}

	private void add(int chunks) throws IOException {
		int number = this.segmentsMade + 1;
		SegmentHeader header = new SegmentHeader(SegmentHeader.VERSION, chunks, this.folder.run(),
				System.currentTimeMillis(), number);
		SegmentMemory memory = this.view.apply(SegmentFile.create(this.folder.segment(number), header));
		Segment segment = new Segment(number, memory);
		this.segmentsMade = number;
		this.allocated += chunks;
		this.made.add(segment);
		while (!segment.isTouched()) {
			segment.touchNext();
			this.touched.incrementAndGet();
			if (ready() > AHEAD_CHUNKS) {
				LockSupport.parkNanos(TOUCH_PAUSE_NANOS);
			}
		}
	}

	/** Chunks that can be taken at once. */
	int ready() {
		return this.touched.get() - this.used;
	}

	int used() {
		return this.used;
	}

	/** Chunks of which the pages are there. */
	int touched() {
		return this.touched.get();
	}

	int allocated() {
		return this.allocated;
	}

	@Override
	public boolean take(@Nullable JournalChunk[] target, int from, int to) {
		if (ready() < to - from) {
			return false;
		}
		for (int i = from; i < to; i++) {
			target[i] = takeFirst();
		}
		return true;
	}

	private void takeMade() {
		for (Segment made = this.made.poll(); made != null; made = this.made.poll()) {
			this.segments.add(made);
			this.byMemory.put(made.memory(), made);
		}
	}

	private JournalChunk takeFirst() {
		takeMade();
		for (int i = this.firstReady; i < this.segments.size(); i++) {
			Segment segment = this.segments.get(i);
			JournalChunk chunk = segment.take();
			if (chunk != null) {
				this.firstReady = i;
				this.used = this.used + 1;
				return chunk;
			}
		}
		throw new IllegalStateException("fewer chunks are ready than were counted");
	}

	@Override
	public void release(JournalChunk chunk) {
		Segment segment = this.byMemory.get(chunk.memory());
		if (segment != null) {
			segment.release(chunk);
			this.used = this.used - 1;
			this.firstReady = 0;
		}
	}

	@Override
	public void unreadable(JournalChunk chunk) {
		this.readable = false;
	}

	/** Whether all that was read could be. */
	boolean isReadable() {
		return this.readable;
	}

	/**
	 * Detaches the last segment if nothing of it, and little of the others, is in use.
	 * @return what to delete, {@code null} if it is to stay
	 */
	@Nullable Path shrink() {
		int last = this.segments.size() - 1;
		if (last < 1 || !this.made.isEmpty()) {
			return null;
		}
		Segment segment = this.segments.get(last);
		if (!segment.isUnused() || ready() - segment.touched() < AHEAD_CHUNKS + CHUNKS) {
			return null;
		}
		return detach(segment);
	}

	/**
	 * Detaches a segment whose pages could not all be provided, unless it is in use.
	 * @return what to delete, {@code null} if nothing is
	 */
	@Nullable Path dropUntouched() {
		takeMade();
		for (Segment segment : this.segments) {
			if (!segment.isTouched() && segment.isUnused()) {
				return detach(segment);
			}
		}
		return null;
	}

	private Path detach(Segment segment) {
		this.segments.remove(segment);
		this.byMemory.remove(segment.memory());
		this.touched.addAndGet(-segment.touched());
		this.allocated -= segment.chunks();
		this.firstReady = 0;
		return this.folder.segment(segment.number());
	}

	/** The segments at this moment. */
	List<Segment> segments() {
		return List.copyOf(this.segments);
	}

	/** Deletes everything: nothing of it is in use. */
	void end() {
		this.folder.delete();
		this.lock.release();
	}

	/** Leaves everything to another process, or to the next start. */
	void leave() {
		this.lock.release();
	}

}
