package io.cloudwatchlogging.shipping;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * Timer of the library: one daemon thread for delayed and periodic tasks. It starts with
 * the first task and is a daemon. Tasks are short; one that fails is run again at its
 * time. Safe for use by many threads.
 */
public final class ShippingTimer {

	private static final String NAME = "cloudwatch-logs-timer";

	private @Nullable ScheduledThreadPoolExecutor executor;

	/** Creates an instance. */
	public ShippingTimer() {
	}

	/**
	 * Runs a task soon.
	 * @param task the task
	 */
	public void execute(Runnable task) {
		schedule(task, 0, TimeUnit.NANOSECONDS);
	}

	/**
	 * Runs a task once after a delay.
	 * @param task the task
	 * @param delay the delay
	 * @param unit the unit of the delay
	 */
	public synchronized void schedule(Runnable task, long delay, TimeUnit unit) {
		executor().schedule(task, delay, unit);
	}

	/**
	 * Runs a task again and again until the timer is stopped.
	 * @param task the task
	 * @param delay the time between two runs
	 * @param unit the unit of the time
	 * @return what to cancel to end it earlier
	 */
	public synchronized Future<?> repeat(Runnable task, long delay, TimeUnit unit) {
		return executor().scheduleWithFixedDelay(() -> run(task), delay, delay, unit);
	}

	private static void run(Runnable task) {
		try {
			task.run();
		}
		catch (Throwable ex) {
			// Such as no memory: the executor would not run it any more.
		}
	}

	private ScheduledThreadPoolExecutor executor() {
		if (this.executor == null) {
			this.executor = new ScheduledThreadPoolExecutor(1, ShippingTimer::thread);
		}
		return this.executor;
	}

	private static Thread thread(Runnable task) {
		// Without the thread locals of whichever thread happened to start it.
		Thread thread = new Thread(null, task, NAME, 0, false);
		thread.setDaemon(true);
		// Nor its class loader, which would be kept alive.
		thread.setContextClassLoader(ShippingTimer.class.getClassLoader());
		return thread;
	}

	/** Drops all tasks and ends the thread. Later tasks start another one. */
	synchronized void stop() {
		if (this.executor != null) {
			this.executor.shutdownNow();
			this.executor = null;
		}
	}

}
