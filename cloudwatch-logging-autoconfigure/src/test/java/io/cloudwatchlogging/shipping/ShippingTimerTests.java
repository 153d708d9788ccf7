package io.cloudwatchlogging.shipping;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ShippingTimer}.
 */
class ShippingTimerTests {

	private final ShippingTimer timer = new ShippingTimer();

	private final AtomicInteger runs = new AtomicInteger();

	@AfterEach
	void stop() {
		this.timer.stop();
	}

	@Test
	void tasksRunOnADaemonThatEndsAfterThem() throws Exception {
		Thread thread = thread();
		assertThat(thread).isNotSameAs(Thread.currentThread()).matches(Thread::isDaemon);
		Patience.join(thread);
	}

	@Test
	void timeOutsRunOnADaemonOfTheirOwn() throws Exception {
		assertThat(timerThread()).isSameAs(timerThread()).isNotSameAs(thread()).matches(Thread::isDaemon);
	}

	/** As an appender of the user's may block forever. */
	@Test
	void aTaskThatBlocksDelaysNoTimeOut() throws Exception {
		CountDownLatch never = new CountDownLatch(1);
		CountDownLatch blocked = new CountDownLatch(3);
		Runnable blocking = () -> {
			blocked.countDown();
			Patience.await(() -> never.getCount() == 0);
		};
		for (int i = 0; i < 2; i++) {
			this.timer.repeat(this.runs::incrementAndGet, 1, TimeUnit.MILLISECONDS);
		}
		Patience.await(() -> this.runs.get() > 0);
		this.timer.execute(blocking);
		this.timer.schedule(blocking, 1, TimeUnit.MILLISECONDS);
		this.timer.repeat(blocking, 1, TimeUnit.MILLISECONDS);
		Patience.await(() -> blocked.getCount() < 3);
		AtomicInteger notes = new AtomicInteger();
		this.timer.repeatAtOnce(notes::incrementAndGet, 1, TimeUnit.MILLISECONDS);
		Patience.await(() -> notes.get() > 20);
		CountDownLatch timeOut = new CountDownLatch(1);
		this.timer.executor().schedule(timeOut::countDown, 1, TimeUnit.MILLISECONDS);
		Patience.await(timeOut);
		assertThat(blocked.getCount()).as("one after the other").isEqualTo(2);
		never.countDown();
		Patience.await(blocked);
	}

	@Test
	void whatFindsNoThreadIsNotRunLater() throws Exception {
		AtomicBoolean exhausted = new AtomicBoolean(true);
		ThreadFactory threads = (task) -> {
			if (exhausted.get()) {
				throw new OutOfMemoryError("no thread");
			}
			Thread thread = new Thread(task);
			thread.setDaemon(true);
			return thread;
		};
		ShippingTimer scarce = new ShippingTimer(threads, threads);
		Runnable task = this.runs::incrementAndGet;
		assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> scarce.execute(task));
		assertThatExceptionOfType(OutOfMemoryError.class)
			.isThrownBy(() -> scarce.schedule(task, 1, TimeUnit.NANOSECONDS));
		assertThatExceptionOfType(OutOfMemoryError.class)
			.isThrownBy(() -> scarce.repeat(task, 1, TimeUnit.MILLISECONDS));
		assertThatExceptionOfType(OutOfMemoryError.class)
			.isThrownBy(() -> scarce.executor().schedule(task, 1, TimeUnit.NANOSECONDS));
		exhausted.set(false);
		CountDownLatch done = new CountDownLatch(1);
		scarce.schedule(() -> scarce.execute(done::countDown), 5, TimeUnit.MILLISECONDS);
		Patience.await(done);
		assertThat(this.runs).hasValue(0);
		scarce.stop();
	}

	@Test
	void aRepeatedTaskThatFindsNoThreadIsRunTheNextTime() {
		AtomicInteger failures = new AtomicInteger();
		ShippingTimer scarce = new ShippingTimer(Thread::new, (task) -> {
			if (failures.incrementAndGet() < 3) {
				throw new OutOfMemoryError("no thread");
			}
			return new Thread(task);
		});
		scarce.repeat(this.runs::incrementAndGet, 1, TimeUnit.MILLISECONDS);
		Patience.await(() -> this.runs.get() > 1);
		scarce.stop();
	}

	@Test
	void theThreadHasNothingOfTheOneThatStartsIt() throws Exception {
		InheritableThreadLocal<String> local = new InheritableThreadLocal<>();
		ClassLoader before = Thread.currentThread().getContextClassLoader();
		try (URLClassLoader foreign = new URLClassLoader(new URL[0])) {
			local.set("inherited");
			Thread.currentThread().setContextClassLoader(foreign);
			assertThat(thread().getContextClassLoader()).isSameAs(ShippingTimer.class.getClassLoader());
			AtomicBoolean inherited = new AtomicBoolean();
			CountDownLatch done = new CountDownLatch(1);
			this.timer.execute(() -> {
				inherited.set(local.get() != null);
				done.countDown();
			});
			Patience.await(done);
			assertThat(inherited).isFalse();
		}
		finally {
			Thread.currentThread().setContextClassLoader(before);
			local.remove();
		}
	}

	@Test
	void aTaskRunsOnceAfterItsDelay() {
		long start = System.nanoTime();
		AtomicReference<@Nullable Long> time = new AtomicReference<>();
		this.timer.schedule(() -> time.set(System.nanoTime()), 30, TimeUnit.MILLISECONDS);
		Patience.await(() -> time.get() != null);
		assertThat(time.get()).isGreaterThanOrEqualTo(start + TimeUnit.MILLISECONDS.toNanos(30));
	}

	@Test
	void aTaskIsRepeatedUntilItIsCancelled() {
		Future<?> task = this.timer.repeat(this.runs::incrementAndGet, 1, TimeUnit.MILLISECONDS);
		Patience.await(() -> this.runs.get() >= 3);
		task.cancel(false);
		// After the other tasks: no run is under way any more.
		thread();
		int done = this.runs.get();
		CountDownLatch later = new CountDownLatch(1);
		this.timer.schedule(later::countDown, 30, TimeUnit.MILLISECONDS);
		Patience.await(() -> later.getCount() == 0);
		assertThat(this.runs).hasValue(done);
	}

	@Test
	void aTaskThatFailsIsRepeatedAllTheSame() {
		this.timer.repeat(() -> {
			this.runs.incrementAndGet();
			throw new NoClassDefFoundError("gone");
		}, 1, TimeUnit.MILLISECONDS);
		Patience.await(() -> this.runs.get() > 2);
	}

	@Test
	void toStopDropsAllTasksAndEndsTheThread() throws Exception {
		Thread thread = timerThread();
		this.timer.repeat(this.runs::incrementAndGet, 1, TimeUnit.HOURS);
		this.timer.schedule(this.runs::incrementAndGet, 1, TimeUnit.HOURS);
		this.timer.stop();
		Patience.join(thread);
		assertThat(this.runs).hasValue(0);
	}

	@Test
	void whatIsCancelledIsForgotten() {
		ScheduledFuture<?> timeOut = this.timer.executor().schedule(this.runs::incrementAndGet, 1, TimeUnit.HOURS);
		assertThat(queued()).hasSize(1);
		timeOut.cancel(false);
		assertThat(queued()).isEmpty();
	}

	/** They end requests that are under way. */
	@Test
	void timeOutsOutliveTheStop() throws Exception {
		Thread thread = timerThread();
		CountDownLatch timeOut = new CountDownLatch(1);
		ScheduledFuture<?> later = this.timer.executor().schedule(timeOut::countDown, 1, TimeUnit.HOURS);
		this.timer.executor().schedule(timeOut::countDown, 30, TimeUnit.MILLISECONDS);
		this.timer.stop();
		Patience.await(timeOut);
		assertThat(thread.isAlive()).isTrue();
		later.cancel(false);
		Patience.join(thread);
	}

	private Iterable<Runnable> queued() {
		return ((ScheduledThreadPoolExecutor) this.timer.executor()).getQueue();
	}

	@Test
	void aLaterTimeOutStartsAnotherThread() throws Exception {
		Thread first = timerThread();
		this.timer.stop();
		this.timer.stop();
		Patience.join(first);
		assertThat(timerThread()).isNotSameAs(first).matches(Thread::isDaemon);
	}

	@Test
	void toStopInterruptsATaskAndDropsThoseThatWaitForIt() throws Exception {
		AtomicReference<@Nullable Thread> running = new AtomicReference<>();
		this.timer.execute(() -> {
			running.set(Thread.currentThread());
			try {
				new CountDownLatch(1).await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
		this.timer.execute(this.runs::incrementAndGet);
		Patience.await(() -> running.get() != null);
		this.timer.stop();
		Thread thread = running.get();
		assertThat(thread).isNotNull();
		Patience.join(thread);
		assertThat(this.runs).hasValue(0);
	}

	private Thread timerThread() throws Exception {
		return this.timer.executor().schedule(Thread::currentThread, 0, TimeUnit.NANOSECONDS).get();
	}

	private Thread thread() {
		AtomicReference<@Nullable Thread> thread = new AtomicReference<>();
		this.timer.execute(() -> thread.set(Thread.currentThread()));
		Patience.await(() -> thread.get() != null);
		Thread found = thread.get();
		assertThat(found).isNotNull();
		return found;
	}

}
