package io.cloudwatchlogging.delivery;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * How long a test waits for what must happen: until a slow machine would have done it
 * many times over.
 */
final class Patience {

	static final long NANOS = TimeUnit.SECONDS.toNanos(30);

	private Patience() {
	}

	static void await(CountDownLatch latch) throws InterruptedException {
		if (!latch.await(NANOS, TimeUnit.NANOSECONDS)) {
			throw new AssertionError("waited in vain");
		}
	}

	static void await(BooleanSupplier condition) {
		long end = System.nanoTime() + NANOS;
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > end) {
				throw new AssertionError("waited in vain");
			}
			Thread.onSpinWait();
		}
	}

	static void join(Thread thread) throws InterruptedException {
		TimeUnit.NANOSECONDS.timedJoin(thread, NANOS);
		if (thread.isAlive()) {
			throw new AssertionError(thread + " did not end");
		}
	}

	/** Waits until a thread itself waits. */
	static void awaitState(Thread thread, Thread.State... states) {
		long end = System.nanoTime() + NANOS;
		while (System.nanoTime() < end) {
			Thread.State state = thread.getState();
			for (Thread.State wanted : states) {
				if (state == wanted) {
					return;
				}
			}
			Thread.onSpinWait();
		}
		throw new AssertionError(thread + " is " + thread.getState());
	}

}
