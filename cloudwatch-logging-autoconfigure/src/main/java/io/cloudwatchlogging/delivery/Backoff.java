package io.cloudwatchlogging.delivery;

import io.cloudwatchlogging.FailureKind;
import org.jspecify.annotations.Nullable;

/**
 * The failures in a row of one log stream, or how often it was not its turn, and when it
 * may be tried again. Guarded by the lock of the buffer.
 */
final class Backoff {

	private int failures;

	/** How often in a row it was not its turn. */
	private int deferrals;

	private long failedNanos;

	/** When the latest of the attempts that failed began. */
	private long attemptNanos;

	private long endNanos;

	private @Nullable FailureKind failureKind;

	/** Whether requests may be under way together although the last one failed. */
	private boolean parallel;

	/**
	 * Notes a failure. Those of requests that were under way together count as one.
	 * @param attemptNanos when the attempt began
	 * @param expedited whether a caller waits for a flush
	 * @return the failures in a row
	 */
	int failed(FailureKind failureKind, long attemptNanos, long now, boolean expedited) {
		this.parallel = expedited && failureKind == FailureKind.UNAVAILABLE;
		if (this.failures == 0 || isFailedBefore(attemptNanos)) {
			this.failures++;
		}
		this.attemptNanos = (this.failureKind != null) ? Math.max(this.attemptNanos, attemptNanos) : attemptNanos;
		this.failureKind = failureKind;
		this.failedNanos = now;
		return this.failures;
	}

	/**
	 * Notes that it was not its turn.
	 * @return how often in a row
	 */
	int deferred(long now) {
		this.failedNanos = now;
		return ++this.deferrals;
	}

	/** Lets the next attempt wait. */
	void until(long endNanos) {
		this.endNanos = endNanos;
	}

	/** The service took a request for what it is. */
	void answered() {
		this.failures = 0;
		this.deferrals = 0;
		this.failureKind = null;
	}

	/**
	 * Lets the next attempts happen at once, as a caller waits; together, if the service
	 * has not asked for the contrary: one that gets no answer must not hold the others
	 * up.
	 */
	void expedite(long now) {
		this.endNanos = Math.min(this.endNanos, now);
		this.parallel = this.failureKind == FailureKind.UNAVAILABLE;
	}

	boolean isActive() {
		return this.failureKind != null || this.deferrals > 0;
	}

	/** Whether one request at a time shows whether the trouble is over. */
	boolean isProbing() {
		return !this.parallel;
	}

	long endNanos() {
		return this.endNanos;
	}

	/** Whether the last failure was known when an attempt began. */
	boolean isFailedBefore(long attemptNanos) {
		return attemptNanos >= this.failedNanos;
	}

	/**
	 * Whether an attempt that began after a time was the last, and met a trouble that an
	 * operator must fix.
	 */
	boolean isStuckSince(long nanos) {
		return this.failureKind != null && this.failureKind.needsIntervention() && this.attemptNanos >= nanos;
	}

}
