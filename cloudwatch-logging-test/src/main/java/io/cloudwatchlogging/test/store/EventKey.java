package io.cloudwatchlogging.test.store;

import java.time.Instant;
import java.util.Comparator;

import io.cloudwatchlogging.test.model.StoredEvent;
import io.cloudwatchlogging.test.protocol.ServiceException;
import org.jspecify.annotations.Nullable;

/**
 * Place of an event in the order of reading, the content of event ids and paging tokens.
 *
 * @param timestamp when the event happened, in epoch milliseconds
 * @param ingestionTime when it was received, in epoch milliseconds
 * @param position its place among all events of the service, from 1
 */
public record EventKey(long timestamp, long ingestionTime, long position) implements Comparable<EventKey> {

	public static final EventKey BEFORE_ALL = new EventKey(0, 0, 0);

	/**
	 * The order in which the service returns events. <a href=
	 * "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html">FilterLogEvents</a>
	 */
	static final Comparator<StoredEvent> READ_ORDER = Comparator.comparing(StoredEvent::timestamp)
		.thenComparing(StoredEvent::ingestionTime)
		.thenComparingLong(StoredEvent::position);

	private static final int TIMESTAMP_END = 20;

	private static final int INGESTION_END = 36;

	private static final int LENGTH = 56;

	public static EventKey of(StoredEvent event) {
		return new EventKey(event.timestamp().toEpochMilli(), event.ingestionTime().toEpochMilli(), event.position());
	}

	/**
	 * Returns the first possible key of a moment.
	 * @param timestamp the moment, in epoch milliseconds
	 * @return the key, that no event has
	 */
	static EventKey startOf(long timestamp) {
		return new EventKey(timestamp, 0, 0);
	}

	static EventKey decode(@Nullable String encoded) {
		if (encoded == null || !encoded.matches("\\d{" + LENGTH + "}")) {
			throw ServiceException.invalidParameter("The specified nextToken is invalid.");
		}
		try {
			return new EventKey(Long.parseLong(encoded.substring(0, TIMESTAMP_END)),
					Long.parseLong(encoded.substring(TIMESTAMP_END, INGESTION_END)),
					Long.parseLong(encoded.substring(INGESTION_END)));
		}
		catch (NumberFormatException ex) {
			throw ServiceException.invalidParameter("The specified nextToken is invalid.");
		}
	}

	public String encoded() {
		// A token is the id that an event at this place has.
		return new StoredEvent("", Instant.ofEpochMilli(this.timestamp), Instant.ofEpochMilli(this.ingestionTime),
				this.position, "")
			.eventId();
	}

	EventKey next() {
		return new EventKey(this.timestamp, this.ingestionTime, this.position + 1);
	}

	EventKey previous() {
		return (this.position > 0) ? new EventKey(this.timestamp, this.ingestionTime, this.position - 1) : this;
	}

	@Override
	public int compareTo(EventKey other) {
		int order = Long.compare(this.timestamp, other.timestamp);
		if (order == 0) {
			order = Long.compare(this.ingestionTime, other.ingestionTime);
		}
		return (order != 0) ? order : Long.compare(this.position, other.position);
	}

}
