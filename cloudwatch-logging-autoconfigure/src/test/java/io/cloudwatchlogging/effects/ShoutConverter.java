package io.cloudwatchlogging.effects;

import java.util.Locale;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/**
 * A conversion word of a user: the message in capitals. Public, as Logback makes it.
 */
public final class ShoutConverter extends ClassicConverter {

	@Override
	public String convert(ILoggingEvent event) {
		return event.getFormattedMessage().toUpperCase(Locale.ROOT);
	}

}
