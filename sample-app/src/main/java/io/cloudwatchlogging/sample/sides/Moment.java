package io.cloudwatchlogging.sample.sides;

import java.time.Instant;

import io.cloudwatchlogging.DeliveryStatus;

/**
 * The state of delivery at a moment.
 *
 * @param time the moment
 * @param lastNumber the number of the last event that was logged before
 * @param delivered the events that are acknowledged
 * @param buffered the events that wait or are on their way
 * @param retries the attempts that failed and were or will be repeated
 */
record Moment(Instant time, long lastNumber, long delivered, long buffered, long retries) {

	static Moment of(Instant time, long lastNumber, DeliveryStatus status) {
		return new Moment(time, lastNumber, status.counts().delivered(), status.counts().buffered(), status.retries());
	}

	/** Whether everything up to the last number is delivered or lost. */
	boolean isDrained() {
		return this.buffered == 0;
	}

}
