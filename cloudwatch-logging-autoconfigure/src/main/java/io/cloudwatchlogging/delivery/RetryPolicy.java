package io.cloudwatchlogging.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

import io.cloudwatchlogging.FailureKind;
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

	/** Longest delay while a caller waits for a flush. */
	private static final Duration MAX_HURRIED = Duration.ofMillis(500);

	/** Longest wait that the service can ask for while a caller waits for a flush. */
	private static final Duration MAX_HURRIED_HINT = Duration.ofSeconds(5);

	private static final int MAX_DOUBLINGS = 16;

	/** Upper bound of the first delay when it was not the turn of a log stream. */
	private static final Duration DEFERRAL = Duration.ofMillis(100);

	private static final Duration MAX_DEFERRAL = Duration.ofSeconds(1);

	private final RandomGenerator random;

	RetryPolicy(RandomGenerator random) {
		this.random = random;
	}

	/**
	 * The delay in nanoseconds after so many failures in a row.
	 * @param failureKind why the last attempt failed
	 * @param failures at least one
	 * @param hint how long the service asked to wait, if it did
	 * @param expedited whether a caller waits for a flush
	 */
	long delayNanos(FailureKind failureKind, int failures, @Nullable Duration hint, boolean expedited) {
		RetryDelays delays = RetryDelays.of(failureKind);
		long cap = delays.cap().toNanos();
		long bound = Math.min(cap, delays.base().toNanos() << Math.min(failures - 1, MAX_DOUBLINGS));
		long delay = this.random.nextLong(bound + 1);
		if (expedited) {
			delay = Math.min(delay, MAX_HURRIED.toNanos());
		}
		if (hint == null || hint.isNegative()) {
			return delay;
		}
		Duration maxHint = expedited ? MAX_HURRIED_HINT : MAX_HINT;
		long asked = (hint.compareTo(maxHint) < 0) ? hint.toNanos() : maxHint.toNanos();
		return Math.max(delay, asked);
	}

	/**
	 * The delay in nanoseconds after it was so often not the turn of a log stream.
	 * @param deferrals at least one
	 * @param expedited whether a caller waits for a flush
	 */
	long deferralNanos(int deferrals, boolean expedited) {
		Duration max = expedited ? MAX_HURRIED : MAX_DEFERRAL;
		long bound = Math.min(max.toNanos(), DEFERRAL.toNanos() << Math.min(deferrals - 1, MAX_DOUBLINGS));
		return bound / 2 + this.random.nextLong(bound / 2 + 1);
	}

}
