package io.cloudwatchlogging.test.console;

import java.util.List;

import io.cloudwatchlogging.test.model.StoredEvent;
import org.jspecify.annotations.Nullable;

/**
 * Event as a list shows it.
 *
 * @param id the id, which begins with the timestamp and the time of ingestion
 * @param stream the name of the log stream
 * @param message the message, or its beginning
 * @param length the length of the whole message, if this is its beginning only
 */
record EventView(String id, String stream, String message, @Nullable Integer length) {

	// As much as a row and its details can show; the rest is fetched on demand.
	private static final int MAX_LENGTH = 4_000;

	static EventView of(StoredEvent event) {
		String message = event.message();
		if (message.length() <= MAX_LENGTH) {
			return new EventView(event.eventId(), event.logStream(), message, null);
		}
		int end = Character.isHighSurrogate(message.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
		return new EventView(event.eventId(), event.logStream(), message.substring(0, end), message.length());
	}

	static List<EventView> of(List<StoredEvent> events) {
		return events.stream().map(EventView::of).toList();
	}

}
