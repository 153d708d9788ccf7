package io.cloudwatchlogging.benchmarks;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The time until the compiler has seen enough. The SDK's code runs once for each request,
 * so that it takes many more events than the code that runs for each line.
 */
final class WarmUp {

	private static final Duration LEAST = Duration.ofSeconds(15);

	private static final Duration MOST = Duration.ofSeconds(40);

	private static final long EVENTS = 4_000_000;

	private static final long POLL_MILLIS = 50;

	private WarmUp() {
	}

	static void await(LongSupplier events) throws InterruptedException {
		// Management takes its classes and their compilation before, not while it
		// measures.
		Usage.now();
		long start = System.nanoTime();
		long nanos = 0;
		while (nanos < LEAST.toNanos() || (events.getAsLong() < EVENTS && nanos < MOST.toNanos())) {
			Thread.sleep(POLL_MILLIS);
			nanos = System.nanoTime() - start;
		}
	}

}
