package io.cloudwatchlogging.sample.sides;

import java.time.Instant;

import io.cloudwatchlogging.DeliveryStatus;

/**
 * The state of delivery at a moment.
 *
 * @param time the moment
 * @param lastNumber the number of the last event that was logged before
 * @param status the state
 */
record Moment(Instant time, long lastNumber, DeliveryStatus status) {

	/** Whether everything up to the last number is delivered or lost. */
	boolean isDrained() {
		return this.status.counts().buffered() == 0;
	}

	long delivered() {
		return this.status.counts().delivered();
	}

}
