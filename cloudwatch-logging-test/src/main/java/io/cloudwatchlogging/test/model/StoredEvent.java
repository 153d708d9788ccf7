package io.cloudwatchlogging.test.model;

import java.time.Instant;

import io.cloudwatchlogging.test.protocol.EventText;

/**
 * Event as CloudWatch Logs stores it.
 *
 * @param logStream the name of the log stream that holds it
 * @param timestamp when it happened, as the sender says
 * @param ingestionTime when it was received
 * @param position the place among all events of the service, in the order of their
 * requests and of their indexes in a request
 * @param message the message
 */
public record StoredEvent(String logStream, Instant timestamp, Instant ingestionTime, long position, String message) {

	/**
	 * Returns the id of the event, unique in the service.
	 * @return the id
	 */
	public String eventId() {
		return String.format("%020d%016d%020d", this.timestamp.toEpochMilli(), this.ingestionTime.toEpochMilli(),
				this.position);
	}

	/**
	 * Returns the size of the message.
	 * @return the bytes of the message in UTF-8
	 */
	public int utf8Bytes() {
		return EventText.utf8Length(this.message);
	}

}
