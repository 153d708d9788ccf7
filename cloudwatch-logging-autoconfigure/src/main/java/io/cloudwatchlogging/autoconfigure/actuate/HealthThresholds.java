package io.cloudwatchlogging.autoconfigure.actuate;

import java.time.Duration;

/**
 * What makes delivery unhealthy.
 *
 * @param failing how long attempts may fail in a row
 * @param stalled how long the oldest event may wait, and be overdue, while nothing at all
 * is delivered
 * @param late how long the oldest event may be overdue while others are delivered
 * @param loss how long a loss is held against it
 */
record HealthThresholds(Duration failing, Duration stalled, Duration late, Duration loss) {

	/**
	 * Longer than a hiccup of the service, which the usual retries outlive, and short
	 * enough to tell of an outage within 30 seconds, also when requests get no answer.
	 */
	static final HealthThresholds STANDARD = new HealthThresholds(Duration.ofSeconds(10), Duration.ofSeconds(20),
			Duration.ofSeconds(60), Duration.ofSeconds(60));

}
