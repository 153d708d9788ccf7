package io.cloudwatchlogging.test.store;

import io.cloudwatchlogging.test.protocol.EventText;
import io.cloudwatchlogging.test.protocol.Limits;

/**
 * Event of a PutLogEvents request.
 *
 * @param timestamp when it happened, in epoch milliseconds
 * @param message the message, without lone surrogates
 * @param bytes its size as the service counts it
 */
public record NewEvent(long timestamp, String message, int bytes) {

	public static NewEvent of(long timestamp, String text) {
		String message = EventText.withoutLoneSurrogates(text);
		return new NewEvent(timestamp, message, EventText.utf8Length(message) + Limits.EVENT_OVERHEAD_BYTES);
	}

}
