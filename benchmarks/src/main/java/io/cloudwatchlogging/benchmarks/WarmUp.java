package io.cloudwatchlogging.benchmarks;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The time until the compiler has seen enough: it has been all but idle for a while. The
 * SDK's code runs once for each request only, so that its compilation takes a large part
 * of a minute, in which it competes for the processors with what is to be measured.
 */
final class WarmUp {

	private static final Duration LEAST = Duration.ofSeconds(15);

	private static final Duration MOST = Duration.ofMinutes(2);

	/** How long the compiler has to be all but idle. */
	private static final int QUIET_SECONDS = 4;

	private static final long QUIET_MILLIS_PER_SECOND = 30;

	private WarmUp() {
	}

	/**
	 * Waits.
	 * @return how long, in seconds
	 */
	static double await() throws InterruptedException {
		// Management takes its classes and their compilation before, not while it
		// measures.
		Usage.now();
		CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
		long start = System.nanoTime();
		long elapsed = 0;
		int quiet = 0;
		long before = compiler.getTotalCompilationTime();
		while (elapsed < MOST.toNanos() && (elapsed < LEAST.toNanos() || quiet < QUIET_SECONDS)) {
			TimeUnit.SECONDS.sleep(1);
			long now = compiler.getTotalCompilationTime();
			quiet = (now - before < QUIET_MILLIS_PER_SECOND) ? quiet + 1 : 0;
			before = now;
			elapsed = System.nanoTime() - start;
		}
		return elapsed / 1e9;
	}

}
