package io.cloudwatchlogging.test;

import java.time.Instant;
import java.util.Comparator;

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
	 * The order in which the service returns events. <a href=
	 * "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html">FilterLogEvents</a>
	 */
	static final Comparator<StoredEvent> READ_ORDER = Comparator.comparing(StoredEvent::timestamp)
		.thenComparing(StoredEvent::ingestionTime)
		.thenComparingLong(StoredEvent::position);

	/**
	 * Returns the id of the event, unique in the service.
	 * @return the id
	 */
	public String eventId() {
		return EventKey.of(this).encoded();
	}

	int utf8Bytes() {
		return EventText.utf8Length(this.message);
	}

}
