package io.cloudwatchlogging.logback;

import ch.qos.logback.classic.Level;
import io.cloudwatchlogging.logback.encoder.TextEncoders;
import org.jspecify.annotations.Nullable;

/**
 * What the declaration of an appender says. What it leaves out is {@code null}.
 *
 * @param name name of the appender
 * @param group name of the log group, with placeholders
 * @param stream name of the log stream, with placeholders
 * @param encoders an encoder of its own
 * @param level minimum level of the events that are shipped
 */
record AppenderSettings(@Nullable String name, @Nullable String group, @Nullable String stream,
		@Nullable TextEncoders encoders, @Nullable Level level) {

	/** Settings that leave everything out. */
	static AppenderSettings none(String name) {
		return new AppenderSettings(name, null, null, null, null);
	}

}
