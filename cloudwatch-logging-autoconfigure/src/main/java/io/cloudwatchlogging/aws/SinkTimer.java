package io.cloudwatchlogging.aws;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The one thread of a sink for what happens by time: the time-outs of its client, for
 * which the SDK would start five threads, and memory that is given back. It is a daemon,
 * starts with the first task and ends when there has been none for a while. Safe for use
 * by many threads.
 */
final class SinkTimer implements AutoCloseable {

	static final String THREAD = "cloudwatch-logs-client-timer";

	private static final long KEEP_ALIVE_SECONDS = 30;

	private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, SinkTimer::thread);

	SinkTimer() {
		// Nearly all time-outs are cancelled.
		this.executor.setRemoveOnCancelPolicy(true);
		this.executor.setKeepAliveTime(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
		this.executor.allowCoreThreadTimeOut(true);
	}

	private static Thread thread(Runnable task) {
		// Without the thread locals of whichever thread happened to start it.
		Thread thread = new Thread(null, task, THREAD, 0, false);
		thread.setDaemon(true);
		// Nor its class loader, which would be kept alive.
		thread.setContextClassLoader(SinkTimer.class.getClassLoader());
		return thread;
	}

	ScheduledExecutorService executor() {
		return this.executor;
	}

	/**
	 * Runs a short task later.
	 * @return whether it is going to run: not when the timer is closed, or there is no
	 * memory for a thread
	 */
	boolean schedule(Runnable task, long nanos) {
		try {
			this.executor.schedule(task, nanos, TimeUnit.NANOSECONDS);
			return true;
		}
		catch (RejectedExecutionException | OutOfMemoryError ex) {
			return false;
		}
	}

	/** Drops what is left to do, and ends the thread. */
	@Override
	public void close() {
		this.executor.shutdownNow();
	}

}
