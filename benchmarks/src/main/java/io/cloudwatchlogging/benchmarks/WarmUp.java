package io.cloudwatchlogging.benchmarks;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The time until the compiler has seen enough: some seconds and many events.
 */
final class WarmUp {

	private static final Duration LEAST = Duration.ofSeconds(6);

	private static final Duration MOST = Duration.ofSeconds(30);

	private static final long EVENTS = 2_000_000;

	private static final long POLL_MILLIS = 50;

	private WarmUp() {
	}

	static void await(LongSupplier events) throws InterruptedException {
		long start = System.nanoTime();
		long nanos = 0;
		while (nanos < LEAST.toNanos() || (events.getAsLong() < EVENTS && nanos < MOST.toNanos())) {
			Thread.sleep(POLL_MILLIS);
			nanos = System.nanoTime() - start;
		}
	}

}
