package io.cloudwatchlogging.delivery;

import java.util.concurrent.TimeUnit;

/**
 * Concurrency limiter by additive increase, multiplicative decrease (AIMD): the maximum
 * number of concurrent requests, and how long events gather for one. As the settings say
 * while all is well; fewer and larger with each answer that says otherwise, and back step
 * by step with each that says so again. Guarded by the lock of the buffer.
 */
final class ConcurrencyLimiter {

	/** Maximum factor by which throttling multiplies the linger. */
	private static final int MAX_LINGER_MULTIPLIER = 8;

	private int maxInFlight;

	private long lingerNanos;

	private int inFlight;

	private int lingerMultiplier;

	ConcurrencyLimiter(DeliverySettings settings) {
		configure(settings);
	}

	void configure(DeliverySettings settings) {
		this.maxInFlight = settings.maxInFlight();
		// Bounded so that no sum overflows.
		this.lingerNanos = Math.min(TimeUnit.NANOSECONDS.convert(settings.maxLinger()),
				Long.MAX_VALUE / 4 / MAX_LINGER_MULTIPLIER);
		this.inFlight = this.maxInFlight;
		this.lingerMultiplier = 1;
	}

	/** Maximum number of concurrent requests. */
	int maxInFlight() {
		return this.inFlight;
	}

	/** How long an event waits for others. */
	long lingerNanos() {
		return this.lingerNanos * this.lingerMultiplier;
	}

	void succeeded() {
		this.inFlight = Math.min(this.maxInFlight, this.inFlight + 1);
		this.lingerMultiplier = Math.max(1, this.lingerMultiplier / 2);
	}

	/** The service itself asked for fewer requests: down to one. */
	void throttled() {
		this.inFlight = Math.max(1, this.inFlight / 2);
		this.lingerMultiplier = Math.min(MAX_LINGER_MULTIPLIER, this.lingerMultiplier * 2);
	}

	/** Down to two: a stream of which the requests hang leaves room for the others. */
	void failed() {
		this.inFlight = Math.min(this.maxInFlight, Math.max(2, this.inFlight / 2));
	}

}
