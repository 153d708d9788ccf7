package io.cloudwatchlogging.logback;

import java.util.Map;
import java.util.Objects;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.cloudwatchlogging.naming.NamingContext;
import org.jspecify.annotations.Nullable;

/**
 * What the names of log group and log stream may take from a log event.
 *
 * @param event the log event
 */
record EventNamingContext(ILoggingEvent event) implements NamingContext {

	@Override
	public long timestamp() {
		return this.event.getTimeStamp();
	}

	@Override
	public String logger() {
		return Objects.requireNonNullElse(this.event.getLoggerName(), "");
	}

	@Override
	public String level() {
		return this.event.getLevel().toString();
	}

	@Override
	public @Nullable String mdc(String key) {
		Map<String, String> entries = this.event.getMDCPropertyMap();
		return (entries != null) ? entries.get(key) : null;
	}

}
