package io.cloudwatchlogging.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

import org.jspecify.annotations.Nullable;

/**
 * How long a batch waits before it is sent again: exponential with full jitter, without
 * an end. A process that is kept waiting by an outage spreads its calls, and never gives
 * up a batch for the number of its attempts.
 *
 * @see <a href=
 * "https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Exponential
 * Backoff And Jitter</a>
 */
final class RetryPolicy {

	/** Longest wait that the service can ask for. */
	private static final Duration MAX_HINT = Duration.ofMinutes(1);

	private static final int MAX_DOUBLINGS = 16;

	private final RandomGenerator random;

	RetryPolicy(RandomGenerator random) {
		this.random = random;
	}

	/**
	 * The delay in nanoseconds after so many failures in a row.
	 * @param trouble why the last attempt failed
	 * @param failures at least one
	 * @param hint how long the service asked to wait, if it did
	 */
	long delayNanos(Trouble trouble, int failures, @Nullable Duration hint) {
		long cap = trouble.cap().toNanos();
		long bound = Math.min(cap, trouble.base().toNanos() << Math.min(failures - 1, MAX_DOUBLINGS));
		long delay = this.random.nextLong(bound + 1);
		if (hint == null || hint.isNegative()) {
			return delay;
		}
		long asked = (hint.compareTo(MAX_HINT) < 0) ? hint.toNanos() : MAX_HINT.toNanos();
		return Math.max(delay, asked);
	}

}
