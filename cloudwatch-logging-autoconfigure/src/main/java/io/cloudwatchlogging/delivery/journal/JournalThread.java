package io.cloudwatchlogging.delivery.journal;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * The thread on which everything of a journal happens that takes time: no thread that
 * logs or sends reads or writes a file. It is never interrupted, as an interrupt closes
 * the file that it works on. Daemon; ends when its journal is closed and empty.
 */
public final class JournalThread extends Thread {

	private static final String NAME = "cloudwatch-logs-journal";

	/** How often to look for what other processes have left. */
	static final long SCAN_NANOS = TimeUnit.SECONDS.toNanos(20);

	/** How often to try again what has failed. */
	static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(30);

	/** How often to give a segment back. */
	private static final long SHRINK_NANOS = TimeUnit.SECONDS.toNanos(60);

	/** How soon after its delivery something is deleted. */
	private static final long FINISH_NANOS = TimeUnit.SECONDS.toNanos(1);

	private final Journal journal;

	private final Periodic scan = new Periodic(SCAN_NANOS);

	private final Periodic retry = new Periodic(RETRY_NANOS);

	private final Periodic shrink = new Periodic(SHRINK_NANOS);

	private final @Nullable Periodic sync;

	private final long pauseNanos;

	private volatile boolean ended;

	/**
	 * Creates the thread of a journal.
	 * @param journal the journal
	 */
	public JournalThread(Journal journal) {
		super(null, null, NAME, 0, false);
		this.journal = journal;
		Duration interval = journal.settings().syncInterval();
		this.sync = (interval != null) ? new Periodic(interval.toNanos()) : null;
		this.pauseNanos = (interval != null) ? Math.min(FINISH_NANOS, interval.toNanos()) : FINISH_NANOS;
		setDaemon(true);
		setContextClassLoader(JournalThread.class.getClassLoader());
		journal.setWaker(() -> LockSupport.unpark(this));
	}

	@Override
	public void run() {
		while (!this.ended && !this.journal.isDone()) {
			try {
				work(System.nanoTime());
			}
			catch (RuntimeException | InternalError | OutOfMemoryError ex) {
				// Whatever it was is tried again.
			}
			LockSupport.parkNanos(this, this.pauseNanos);
		}
		if (!this.ended) {
			this.journal.end();
		}
	}

	private void work(long now) {
		if (this.retry.isDue(now)) {
			this.journal.begin();
			this.journal.grow();
		}
		this.journal.growUnlessDegraded();
		this.journal.tell();
		if (this.scan.isDue(now)) {
			this.journal.adopt();
		}
		this.journal.finish();
		if (this.sync != null && this.sync.isDue(now)) {
			this.journal.force();
		}
		if (this.shrink.isDue(now)) {
			this.journal.shrink();
		}
	}

	/** Ends without anything further. */
	public void end() {
		this.ended = true;
		LockSupport.unpark(this);
	}

}
