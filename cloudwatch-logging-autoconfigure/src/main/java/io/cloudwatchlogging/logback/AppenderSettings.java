package io.cloudwatchlogging.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import org.jspecify.annotations.Nullable;

/**
 * What the declaration of an appender says. What it leaves out is {@code null}.
 *
 * @param name name of the appender
 * @param group name of the log group, with placeholders
 * @param stream name of the log stream, with placeholders
 * @param encoder a started encoder
 * @param level minimum level of the events that are shipped
 */
record AppenderSettings(@Nullable String name, @Nullable String group, @Nullable String stream,
		@Nullable Encoder<ILoggingEvent> encoder, @Nullable Level level) {

	/** Settings that leave everything out. */
	static AppenderSettings none(String name) {
		return new AppenderSettings(name, null, null, null, null);
	}

}
