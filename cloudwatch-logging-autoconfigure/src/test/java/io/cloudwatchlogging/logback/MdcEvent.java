package io.cloudwatchlogging.logback;

import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.LoggingEvent;

/**
 * An event with one MDC entry, {@code note}.
 */
final class MdcEvent extends LoggingEvent {

	private final Map<String, String> entries;

	MdcEvent(String note) {
		this.entries = Map.of("note", note);
		setLevel(Level.INFO);
		setTimeStamp(1);
	}

	@Override
	public Map<String, String> getMDCPropertyMap() {
		return this.entries;
	}

}
