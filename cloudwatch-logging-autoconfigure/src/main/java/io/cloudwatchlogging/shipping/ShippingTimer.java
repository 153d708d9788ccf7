package io.cloudwatchlogging.shipping;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Timer of the library: one daemon thread for all that happens by time, the time-outs of
 * the client included, for which the SDK would start five threads. It starts with the
 * first task, and ends when there has been none for a while. Tasks are short; one that
 * fails is run again at its time. Safe for use by many threads.
 */
public final class ShippingTimer {

	private static final String NAME = "cloudwatch-logs-timer";

	private static final long KEEP_ALIVE_MILLIS = 30_000;

	private static final long STOPPED_KEEP_ALIVE_MILLIS = 50;

	private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, ShippingTimer::thread);

	/** What is dropped when the timer stops; some of it may be done. */
	private final List<Future<?>> tasks = new ArrayList<>();

	/** Creates an instance. */
	public ShippingTimer() {
		// Nearly all time-outs are cancelled.
		this.executor.setRemoveOnCancelPolicy(true);
		this.executor.setKeepAliveTime(KEEP_ALIVE_MILLIS, TimeUnit.MILLISECONDS);
		this.executor.allowCoreThreadTimeOut(true);
	}

	/**
	 * Returns the timer for the time-outs of requests and what belongs to them. The
	 * caller cancels what it schedules here: it goes on when the timer stops, as a
	 * request that is under way is to end in time.
	 * @return always the same, not to be shut down
	 */
	public ScheduledExecutorService executor() {
		return this.executor;
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
		add(this.executor.schedule(task, delay, unit));
	}

	/**
	 * Runs a task again and again until the timer is stopped.
	 * @param task the task
	 * @param delay the time between two runs
	 * @param unit the unit of the time
	 * @return what to cancel to end it earlier
	 */
	public synchronized Future<?> repeat(Runnable task, long delay, TimeUnit unit) {
		return add(this.executor.scheduleWithFixedDelay(() -> run(task), delay, delay, unit));
	}

	private Future<?> add(Future<?> task) {
		this.executor.setKeepAliveTime(KEEP_ALIVE_MILLIS, TimeUnit.MILLISECONDS);
		this.tasks.removeIf(Future::isDone);
		this.tasks.add(task);
		return task;
	}

	private static void run(Runnable task) {
		try {
			task.run();
		}
		catch (Throwable ex) {
			// Such as no memory: the executor would not run it any more.
		}
	}

	private static Thread thread(Runnable task) {
		// Without the thread locals of whichever thread happened to start it.
		Thread thread = new Thread(null, task, NAME, 0, false);
		thread.setDaemon(true);
		// Nor its class loader, which would be kept alive.
		thread.setContextClassLoader(ShippingTimer.class.getClassLoader());
		return thread;
	}

	/**
	 * Drops all tasks, and ends the thread after the requests that are under way. Later
	 * tasks start another one.
	 */
	synchronized void stop() {
		this.tasks.forEach((task) -> task.cancel(true));
		this.tasks.clear();
		this.executor.setKeepAliveTime(STOPPED_KEEP_ALIVE_MILLIS, TimeUnit.MILLISECONDS);
	}

}
