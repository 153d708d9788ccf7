package io.cloudwatchlogging.shipping;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * How long a test waits for what must happen: until a slow machine would have done it
 * many times over.
 */
public final class Patience {

	public static final Duration LIMIT = Duration.ofSeconds(30);

	private Patience() {
	}

	public static void await(CountDownLatch latch) throws InterruptedException {
		if (!latch.await(LIMIT.toNanos(), TimeUnit.NANOSECONDS)) {
			throw new AssertionError("waited in vain");
		}
	}

	public static void await(BooleanSupplier condition) {
		long end = System.nanoTime() + LIMIT.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > end) {
				throw new AssertionError("waited in vain");
			}
			Thread.onSpinWait();
		}
	}

	public static void join(Thread thread) throws InterruptedException {
		TimeUnit.NANOSECONDS.timedJoin(thread, LIMIT.toNanos());
		if (thread.isAlive()) {
			throw new AssertionError(thread + " did not end");
		}
	}

}
