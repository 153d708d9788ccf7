package io.cloudwatchlogging.sample.sides;

import java.time.Instant;

import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;

/**
 * Event as CloudWatch Logs holds it.
 *
 * @param position its place among those that were found, by when they were
 * @param number the number under which it was logged, or 0 if it was before the numbering
 * @param time when it was logged
 * @param ingested when it was received
 * @param message its message, cut where it is long
 * @param again whether it is a second copy
 */
record StoredRow(long position, long number, Instant time, Instant ingested, String message, boolean again) {

	private static final int MAX_LENGTH = 20_000;

	static StoredRow of(long position, long number, FilteredLogEvent event, boolean again) {
		String message = event.message();
		return new StoredRow(position, number, Instant.ofEpochMilli(event.timestamp()),
				Instant.ofEpochMilli(event.ingestionTime()),
				(message.length() > MAX_LENGTH) ? message.substring(0, MAX_LENGTH) + "\u2026" : message, again);
	}

}
