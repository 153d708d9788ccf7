package io.cloudwatchlogging.test;

/**
 * Event of a PutLogEvents request.
 *
 * @param timestamp when it happened, in epoch milliseconds
 * @param message the message, without lone surrogates
 * @param bytes its size as the service counts it
 */
record NewEvent(long timestamp, String message, int bytes) {

	static NewEvent of(long timestamp, String text) {
		String message = EventText.withoutLoneSurrogates(text);
		return new NewEvent(timestamp, message, EventText.utf8Length(message) + Limits.EVENT_OVERHEAD_BYTES);
	}

}
