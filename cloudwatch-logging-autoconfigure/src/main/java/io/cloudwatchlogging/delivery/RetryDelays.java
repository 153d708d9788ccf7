package io.cloudwatchlogging.delivery;

import java.time.Duration;

import io.cloudwatchlogging.FailureKind;

/**
 * How long a trouble makes a batch wait.
 *
 * @param base the upper bound of the first delay
 * @param cap the upper bound of any delay that the service did not ask for
 */
record RetryDelays(Duration base, Duration cap) {

	static RetryDelays of(FailureKind failureKind) {
		return switch (failureKind) {
			case UNAVAILABLE -> new RetryDelays(Duration.ofMillis(200), Duration.ofSeconds(20));
			case THROTTLED -> new RetryDelays(Duration.ofMillis(500), Duration.ofSeconds(20));
			case NOT_CONFIGURED, DENIED -> new RetryDelays(Duration.ofSeconds(1), Duration.ofSeconds(30));
			case MISSING -> new RetryDelays(Duration.ofMillis(500), Duration.ofSeconds(30));
		};
	}

}
