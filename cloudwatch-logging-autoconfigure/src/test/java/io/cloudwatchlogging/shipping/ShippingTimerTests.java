package io.cloudwatchlogging.shipping;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

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
	void allTasksRunOnOneDaemon() {
		Thread first = thread();
		assertThat(thread()).isSameAs(first);
		assertThat(first.isDaemon()).isTrue();
		assertThat(first).isNotSameAs(Thread.currentThread());
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
		// On the one thread: no run is under way any more.
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
		Thread thread = thread();
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
		Thread thread = thread();
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
	void aLaterTaskStartsAnotherThread() throws Exception {
		Thread first = thread();
		this.timer.stop();
		this.timer.stop();
		Patience.join(first);
		assertThat(thread()).isNotSameAs(first).matches(Thread::isDaemon);
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
