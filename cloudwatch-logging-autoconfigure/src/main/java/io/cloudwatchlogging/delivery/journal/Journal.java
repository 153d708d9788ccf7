package io.cloudwatchlogging.delivery.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import io.cloudwatchlogging.JournalStatus;
import org.jspecify.annotations.Nullable;

/**
 * Memory for events that outlives the process. It never fails: while its directory cannot
 * be used it has no chunks, and tries again. Guarded by the lock of the buffer, unless it
 * is said; it reads and writes files without that lock.
 */
public final class Journal {

	private final JournalSettings settings;

	private final Lock lock;

	private final JournalListener listener;

	private final UnaryOperator<SegmentMemory> view;

	private final Adoption adoption;

	private final JournalCapacity capacity;

	private volatile @Nullable OwnRun run;

	private volatile @Nullable String problem;

	/** Whether the problem was told. */
	private boolean told;

	private final BrokenRuns broken = new BrokenRuns();

	/** Whether it takes no further events. */
	private volatile boolean closed;

	private volatile Runnable waker = () -> {
	};

	/**
	 * Creates a journal, and opens it if that is possible.
	 * @param settings where it is and how large it may become
	 * @param lock the lock of the buffer, which the caller does not hold
	 * @param listener callback for what happens on the journal's thread
	 */
	public Journal(JournalSettings settings, Lock lock, JournalListener listener) {
		this(settings, lock, listener, UnaryOperator.identity());
	}

	/** With a view of the memory: a seam for tests, as to what is stored when. */
	Journal(JournalSettings settings, Lock lock, JournalListener listener, UnaryOperator<SegmentMemory> view) {
		this.settings = settings;
		this.view = view;
		this.lock = lock;
		this.listener = listener;
		this.adoption = new Adoption(settings.directory(), listener);
		this.capacity = new JournalCapacity(settings.maxChunks(), this.adoption, this.broken);
		begin();
		tell();
		FileSystemCheck.warn(settings.directory(), listener);
	}

	/** Begins a run if there is none; on the journal's thread or before it starts. */
	void begin() {
		if (this.run != null || this.closed) {
			return;
		}
		try {
			OwnRun begun = OwnRun.begin(this.settings.directory(), OwnRun.FIRST_CHUNKS, this.view);
			this.lock.lock();
			try {
				this.run = begun;
			}
			finally {
				this.lock.unlock();
			}
			this.problem = null;
		}
		catch (IOException | RuntimeException | InternalError ex) {
			this.problem = "The journal in " + this.settings.directory() + " cannot be opened: " + ex
					+ ". Log events are kept in memory only. Make it a directory that this process may write, with "
					+ "room for cloudwatch.logs.journal.max-size.";
		}
	}

	/** Adds chunks if few are ready; on the journal's thread. */
	void grow() {
		OwnRun run = this.run;
		while (run != null && !this.closed && run.ready() < OwnRun.AHEAD_CHUNKS && this.capacity.growth(run) > 0) {
			try {
				run.grow(this.capacity.growth(run));
				this.problem = null;
				this.listener.roomAvailable();
			}
			catch (IOException | RuntimeException | InternalError ex) {
				this.problem = "The journal in " + this.settings.directory() + " cannot grow: " + ex
						+ ". Log events for which it has no room are kept in memory only. Give the file system room "
						+ "for cloudwatch.logs.journal.max-size.";
				detach(OwnRun::dropUntouched);
				return;
			}
		}
	}

	/** Tells of a problem when it begins and when it ends; as above. */
	void tell() {
		String problem = this.problem;
		if (problem != null && !this.told) {
			this.told = true;
			this.listener.warn(problem);
		}
		else if (problem == null && this.told) {
			this.told = false;
			this.listener.warn("The journal in " + this.settings.directory() + " keeps log events again");
		}
	}

	/** Adds chunks if few are ready, unless that has just failed; as above. */
	void growUnlessDegraded() {
		if (this.problem == null) {
			grow();
		}
	}

	/** Takes over what others have left, and deletes what is delivered; as above. */
	void adopt() {
		if (!this.closed) {
			// Meanwhile, too, threads log that need chunks.
			this.adoption.scan(this::growUnlessDegraded);
		}
	}

	/** Deletes what is delivered; as above. */
	void finish() {
		this.adoption.finish();
		this.broken.finish();
	}

	/** Writes to the disk what was stored since the last call; as above. */
	void force() {
		segments().forEach((segment) -> segment.memory().force());
	}

	/** The segments at this moment. */
	List<Segment> segments() {
		this.lock.lock();
		try {
			OwnRun run = this.run;
			return (run != null) ? run.segments() : List.of();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Deletes a segment that nobody has needed for a while; as above. */
	void shrink() {
		detach(OwnRun::shrink);
	}

	private void detach(Function<OwnRun, @Nullable Path> which) {
		Path unneeded;
		this.lock.lock();
		try {
			OwnRun run = this.run;
			unneeded = (run != null) ? which.apply(run) : null;
		}
		finally {
			this.lock.unlock();
		}
		if (unneeded != null) {
			JournalFiles.delete(unneeded);
		}
	}

	JournalSettings settings() {
		return this.settings;
	}

	void setWaker(Runnable waker) {
		this.waker = waker;
	}

	/**
	 * Opens an empty batch.
	 * @param order batches of a stream are delivered in the order of these
	 * @param names where its events go
	 * @param length bytes of its first message
	 * @return the batch, {@code null} if there are no chunks for it at this moment
	 */
	public @Nullable JournalBatch open(long order, BatchNames names, int length) {
		OwnRun run = this.run;
		if (run == null || this.closed || !isReady(JournalBatch.chunksFor(length)) || !names.isStorable()) {
			return null;
		}
		return run.open(order, names);
	}

	/**
	 * Whether so many chunks can be taken at once. Sees to it that there are more.
	 * @param chunks the number of chunks
	 * @return whether they can
	 */
	public boolean isReady(int chunks) {
		OwnRun run = this.run;
		if (run == null || this.closed) {
			return false;
		}
		int ready = run.ready();
		if (ready - chunks < OwnRun.AHEAD_CHUNKS && this.problem == null && this.capacity.growth(run) > 0) {
			this.waker.run();
		}
		return ready >= chunks;
	}

	/**
	 * Whether events may take so many chunks by the maximum size.
	 * @param chunks the number of chunks
	 * @param privileged whether they may use the last tenth
	 * @return whether they may
	 */
	public boolean hasRoom(int chunks, boolean privileged) {
		return this.capacity.hasRoom(this.run, chunks, privileged);
	}

	/**
	 * Whether it takes events at all.
	 * @return {@code false} if events are to be kept in memory only
	 */
	public boolean isOpen() {
		return this.run != null && !this.closed;
	}

	/**
	 * Takes no further events, as storing one has failed. Another run is tried later.
	 * @param cause what has happened
	 */
	public void failed(Throwable cause) {
		OwnRun run = this.run;
		if (run != null) {
			this.broken.add(run);
		}
		this.run = null;
		this.problem = "A log event in the journal cannot be stored or read: " + cause;
	}

	/**
	 * Takes no further events where some could not be stored or read; as with a failure.
	 * @param cause what has happened
	 */
	public void checkRun(InternalError cause) {
		OwnRun run = this.run;
		if (run != null && !run.isReadable()) {
			failed(cause);
		}
	}

	/** Takes no further events. Those that it holds are delivered before it ends. */
	public void close() {
		this.closed = true;
		this.waker.run();
	}

	/** Whether nothing is left to be done; may be asked for by any thread. */
	boolean isDone() {
		OwnRun run = this.run;
		return this.closed && this.adoption.used() + this.broken.used() == 0 && (run == null || run.used() == 0);
	}

	/** Deletes the files; on the journal's thread, when everything is done. */
	void end() {
		finish();
		OwnRun run = this.run;
		if (run != null) {
			run.end();
			this.run = null;
		}
	}

	/**
	 * Ends it at once, after its thread: what is empty is deleted, what is not is left to
	 * another process, or to the next start.
	 */
	public void leave() {
		this.closed = true;
		finish();
		this.adoption.leave();
		OwnRun run = this.run;
		this.run = null;
		if (run != null && run.used() == 0) {
			run.end();
		}
		else if (run != null) {
			run.leave();
		}
		this.broken.leave();
	}

	/**
	 * The bytes in use.
	 * @return bytes
	 */
	public long usedBytes() {
		OwnRun run = this.run;
		int used = this.adoption.used() + this.broken.used() + ((run != null) ? run.used() : 0);
		return (long) JournalChunk.SIZE * used;
	}

	/**
	 * The maximum number of bytes.
	 * @return bytes
	 */
	public long capacityBytes() {
		return (long) JournalChunk.SIZE * this.settings.maxChunks();
	}

	/**
	 * The state at this moment.
	 * @param recovered events of earlier processes
	 * @param unprotected events that it did not take
	 * @return the state
	 */
	public JournalStatus status(long recovered, long unprotected) {
		OwnRun run = this.run;
		JournalStatus.State open = (this.problem != null) ? JournalStatus.State.DEGRADED : JournalStatus.State.OPEN;
		return new JournalStatus(this.closed ? JournalStatus.State.CLOSED : open, this.problem,
				this.settings.directory().toString(), capacityBytes(),
				(long) JournalChunk.SIZE * ((run != null) ? run.touched() : 0), usedBytes(), recovered,
				this.adoption.quarantined(), unprotected);
	}

}
