package io.cloudwatchlogging.delivery;

import org.jspecify.annotations.Nullable;

/**
 * The failures in a row of one log stream, and when it may be tried again. Guarded by the
 * lock of the buffer.
 */
final class Backoff {

	private int failures;

	private long failedNanos;

	private long endNanos;

	private @Nullable Trouble trouble;

	/** Notes a failure; the next attempt waits. */
	void failed(Trouble trouble, long now, long delayNanos) {
		this.trouble = trouble;
		this.failedNanos = now;
		this.endNanos = now + delayNanos;
	}

	/** Counts one more failure and says how many there were in a row. */
	int countFailure() {
		return ++this.failures;
	}

	void succeeded() {
		this.failures = 0;
		this.trouble = null;
	}

	/** Lets the next attempt happen at once. */
	void expedite(long now) {
		this.endNanos = Math.min(this.endNanos, now);
	}

	boolean isActive() {
		return this.trouble != null;
	}

	long endNanos() {
		return this.endNanos;
	}

	/** Whether the last attempt was made after a time and denied. */
	boolean isDeniedSince(long nanos) {
		return this.trouble == Trouble.DENIED && this.failedNanos >= nanos;
	}

}
