package io.cloudwatchlogging.shipping;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CyclicBarrier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ShutdownHook}. What the hook does when the JVM ends is for a JVM of
 * its own.
 */
class ShutdownHookTests {

	private static final int THREADS = 8;

	private static final int CALLS = 200;

	@Test
	void isRegisteredOnce() {
		ShutdownHook hook = new ShutdownHook(() -> {
		});
		hook.register();
		Thread first = registered(hook);
		hook.register();
		assertThat(registered(hook)).isSameAs(first);
		assertThat(Runtime.getRuntime().removeShutdownHook(first)).isTrue();
	}

	@Test
	void isNotRegisteredOnceItIsRemoved() {
		ShutdownHook hook = new ShutdownHook(() -> {
		});
		hook.register();
		Thread removed = registered(hook);
		assertThat(hook.remove()).isTrue();
		assertThat(hook.remove()).isTrue();
		assertThat(Runtime.getRuntime().removeShutdownHook(removed)).isFalse();
	}

	@Test
	void isRegisteredAgainForTheNextApplication() {
		ShutdownHook hook = new ShutdownHook(() -> {
		});
		hook.register();
		hook.remove();
		hook.register();
		assertThat(Runtime.getRuntime().removeShutdownHook(registered(hook))).isTrue();
	}

	@Test
	void removingOneThatNobodyHasRegisteredIsHarmless() {
		assertThat(new ShutdownHook(() -> {
		}).remove()).isTrue();
	}

	@ParameterizedTest(name = "seed {0}")
	@ValueSource(longs = { 1, 2, 3, 4, 5 })
	void manyThreadsLeaveAtMostOneBehind(long seed) throws Exception {
		List<WeakReference<Runnable>> actions = new ArrayList<>();
		for (int round = 0; round < 10; round++) {
			actions.add(registerAndRemoveByManyThreads(seed * 1000 + round));
		}
		// The JVM holds a hook that is registered, and the hook its action.
		Patience.await(() -> {
			System.gc();
			return actions.stream().allMatch((action) -> action.get() == null);
		});
	}

	private static WeakReference<Runnable> registerAndRemoveByManyThreads(long seed) throws Exception {
		Object captured = new Object();
		Runnable action = captured::notifyAll;
		ShutdownHook hook = new ShutdownHook(action);
		CyclicBarrier start = new CyclicBarrier(THREADS);
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < THREADS; i++) {
			SplittableRandom random = new SplittableRandom(seed * THREADS + i);
			Thread thread = new Thread(() -> registerAndRemove(hook, random, start));
			threads.add(thread);
			thread.start();
		}
		for (Thread thread : threads) {
			Patience.join(thread);
		}
		assertThat(hook.remove()).isTrue();
		return new WeakReference<>(action);
	}

	private static void registerAndRemove(ShutdownHook hook, SplittableRandom random, CyclicBarrier start) {
		try {
			start.await();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
		for (int call = 0; call < CALLS; call++) {
			if (random.nextBoolean()) {
				hook.register();
			}
			else {
				hook.remove();
			}
		}
	}

	private static Thread registered(ShutdownHook hook) {
		Object thread = ReflectionTestUtils.getField(hook, "registered");
		assertThat(thread).isInstanceOf(Thread.class);
		return (Thread) thread;
	}

}
