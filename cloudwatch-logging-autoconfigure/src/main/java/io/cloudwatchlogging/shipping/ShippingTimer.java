package io.cloudwatchlogging.shipping;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

/**
 * Timer of the library: one daemon thread for all that happens by time, the time-outs of
 * the client included, for which the SDK would start five threads. It starts with the
 * first task, and ends when there has been none for a while. Safe for use by many
 * threads.
 * <p>
 * Tasks may log, and so wait for an appender of the user's. They run one after the other
 * on a thread that lives as long as there are any, so that time-outs never wait for them.
 * A task that fails is run again at its time.
 */
public final class ShippingTimer {

	private static final String NAME = "cloudwatch-logs-timer";

	private static final String TASKS_NAME = "cloudwatch-logs-tasks";

	private static final long KEEP_ALIVE_MILLIS = 30_000;

	private static final long STOPPED_KEEP_ALIVE_MILLIS = 50;

	private final ScheduledThreadPoolExecutor executor;

	private final ThreadPoolExecutor tasksExecutor;

	/** What is dropped when the timer stops; some of it may be done. */
	private final List<Future<?>> tasks = new ArrayList<>();

	private int stops;

	/** Creates an instance. */
	public ShippingTimer() {
		this((task) -> thread(task, NAME), (task) -> thread(task, TASKS_NAME));
	}

	/** Creates one with the threads of a test. */
	ShippingTimer(ThreadFactory timerThreads, ThreadFactory taskThreads) {
		this.executor = new Timeouts(timerThreads);
		// Nearly all time-outs are cancelled.
		this.executor.setRemoveOnCancelPolicy(true);
		this.executor.setKeepAliveTime(KEEP_ALIVE_MILLIS, TimeUnit.MILLISECONDS);
		this.executor.allowCoreThreadTimeOut(true);
		this.tasksExecutor = new ThreadPoolExecutor(0, 1, 0, TimeUnit.NANOSECONDS, new LinkedBlockingQueue<>(),
				taskThreads);
	}

	/**
	 * Returns the timer for the time-outs of requests and what belongs to them, which
	 * must not wait for anything. The caller cancels what it schedules here: it goes on
	 * when the timer stops, as a request that is under way is to end in time.
	 * @return always the same, not to be shut down
	 */
	public ScheduledExecutorService executor() {
		return this.executor;
	}

	/**
	 * Runs a task soon.
	 * @param task the task
	 */
	public synchronized void execute(Runnable task) {
		start(task);
	}

	/**
	 * Runs a task once after a delay.
	 * @param task the task
	 * @param delay the delay
	 * @param unit the unit of the delay
	 */
	public synchronized void schedule(Runnable task, long delay, TimeUnit unit) {
		int before = this.stops;
		add(this.executor.schedule(() -> start(task, before), delay, unit));
	}

	/**
	 * Runs a task again and again until the timer is stopped. A run that takes longer
	 * delays the next one.
	 * @param task the task
	 * @param delay the time between two runs
	 * @param unit the unit of the time
	 * @return what to cancel to end it earlier
	 */
	public synchronized Future<?> repeat(Runnable task, long delay, TimeUnit unit) {
		Repetition repetition = new Repetition(task, this.stops);
		Future<?> ticks = this.executor.scheduleWithFixedDelay(repetition::tick, delay, delay, unit);
		repetition.ticks = ticks;
		return add(ticks);
	}

	/**
	 * Like {@link #repeat}, for a task that waits for nothing: on the thread of the
	 * timer, even while other tasks wait.
	 * @param task the task
	 * @param delay the time between two runs
	 * @param unit the unit of the time
	 * @return what to cancel to end it earlier
	 */
	public synchronized Future<?> repeatAtOnce(Runnable task, long delay, TimeUnit unit) {
		return add(this.executor.scheduleWithFixedDelay(() -> run(task), delay, delay, unit));
	}

	private Future<?> add(Future<?> task) {
		this.executor.setKeepAliveTime(KEEP_ALIVE_MILLIS, TimeUnit.MILLISECONDS);
		this.tasks.removeIf(Future::isDone);
		this.tasks.add(task);
		return task;
	}

	private synchronized boolean start(Runnable task, int before) {
		if (this.stops != before) {
			return false;
		}
		start(task);
		return true;
	}

	private void start(Runnable task) {
		FutureTask<?> started = new FutureTask<>(task, null);
		try {
			this.tasksExecutor.execute(started);
		}
		catch (Throwable ex) {
			// No thread is available: it is queued all the same.
			this.tasksExecutor.remove(started);
			throw ex;
		}
		this.tasks.removeIf(Future::isDone);
		this.tasks.add(started);
	}

	private static void run(Runnable task) {
		try {
			task.run();
		}
		catch (Throwable ex) {
			// Such as no memory: the executor would not run it any more.
		}
	}

	private static Thread thread(Runnable task, String name) {
		// Without the thread locals of whichever thread happened to start it.
		Thread thread = new Thread(null, task, name, 0, false);
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
		this.stops++;
		this.tasks.forEach((task) -> task.cancel(true));
		this.tasks.clear();
		this.tasksExecutor.purge();
		this.executor.setKeepAliveTime(STOPPED_KEEP_ALIVE_MILLIS, TimeUnit.MILLISECONDS);
	}

	/** A task that is repeated. */
	private final class Repetition {

		private final Runnable task;

		private final int before;

		private final AtomicBoolean started = new AtomicBoolean();

		private volatile @Nullable Future<?> ticks;

		Repetition(Runnable task, int before) {
			this.task = task;
			this.before = before;
		}

		/** Starts a run unless the last one still waits or runs. */
		void tick() {
			if (this.started.compareAndSet(false, true)) {
				boolean starting = false;
				try {
					starting = start(this::runOnce, this.before);
				}
				catch (Throwable ex) {
					// No thread is available: the next time.
				}
				finally {
					if (!starting) {
						this.started.set(false);
					}
				}
			}
		}

		private void runOnce() {
			Future<?> current = this.ticks;
			try {
				if (current == null || !current.isCancelled()) {
					run(this.task);
				}
			}
			finally {
				this.started.set(false);
			}
		}

	}

	/**
	 * Starts its thread before it queues a task: one for which there is no thread fails,
	 * and is not run later.
	 */
	private static final class Timeouts extends ScheduledThreadPoolExecutor {

		Timeouts(ThreadFactory threads) {
			super(1, threads);
		}

		@Override
		public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
			prestartCoreThread();
			return super.schedule(command, delay, unit);
		}

		@Override
		public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
			prestartCoreThread();
			return super.schedule(callable, delay, unit);
		}

		@Override
		public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay,
				TimeUnit unit) {
			prestartCoreThread();
			return super.scheduleWithFixedDelay(command, initialDelay, delay, unit);
		}

		@Override
		public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
			prestartCoreThread();
			return super.scheduleAtFixedRate(command, initialDelay, period, unit);
		}

	}

}
