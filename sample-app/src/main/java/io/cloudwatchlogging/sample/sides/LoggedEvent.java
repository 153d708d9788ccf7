package io.cloudwatchlogging.sample.sides;

import java.time.Instant;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;

/**
 * Event as the application logged it.
 *
 * @param position its place among those that were logged, by when they got here; threads
 * that log at once can get here in another order than that of their numbers
 * @param number its number, from 1 on
 * @param time when it was logged
 * @param level its level
 * @param message its message, with the class of its exception, cut where it is long
 */
record LoggedEvent(long position, long number, Instant time, String level, String message) {

	private static final int MAX_LENGTH = 500;

	static LoggedEvent of(long position, ILoggingEvent event) {
		IThrowableProxy thrown = event.getThrowableProxy();
		String message = event.getFormattedMessage() + ((thrown != null) ? " (" + thrown.getClassName() + ")" : "");
		return new LoggedEvent(position, event.getSequenceNumber(), Instant.ofEpochMilli(event.getTimeStamp()),
				event.getLevel().toString(), cut(message));
	}

	private static String cut(String text) {
		return (text.length() > MAX_LENGTH) ? text.substring(0, MAX_LENGTH) + "\u2026" : text;
	}

}
