package io.cloudwatchlogging.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.cloudwatchlogging.naming.LineContext;

import org.jspecify.annotations.Nullable;

/**
 * What the names of log group and log stream may take from a log event.
 *
 * @param event the log event
 */
record EventContext(ILoggingEvent event) implements LineContext {

	@Override
	public long timestamp() {
		return this.event.getTimeStamp();
	}

	@Override
	public String logger() {
		return this.event.getLoggerName();
	}

	@Override
	public String level() {
		return this.event.getLevel().toString();
	}

	@Override
	public @Nullable String mdc(String key) {
		return this.event.getMDCPropertyMap().get(key);
	}

}
