package io.cloudwatchlogging.logback.encoder;

import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggerContextVO;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

/**
 * Event that is not of Logback's own class, as libraries pass them to appenders: it has
 * neither a thread nor a logger context.
 *
 * @param message the message with its placeholders
 * @param arguments the arguments
 * @param formattedMessage what the event says that both together are
 */
record ForeignEvent(@Nullable String message, Object @Nullable [] arguments,
		String formattedMessage) implements ILoggingEvent {

	@Override
	public @Nullable String getThreadName() {
		return null;
	}

	@Override
	public Level getLevel() {
		return Level.INFO;
	}

	@Override
	public @Nullable String getMessage() {
		return this.message;
	}

	@Override
	public Object @Nullable [] getArgumentArray() {
		return this.arguments;
	}

	@Override
	public String getFormattedMessage() {
		return this.formattedMessage;
	}

	@Override
	public String getLoggerName() {
		return "logger";
	}

	@Override
	public @Nullable LoggerContextVO getLoggerContextVO() {
		return null;
	}

	@Override
	public @Nullable IThrowableProxy getThrowableProxy() {
		return null;
	}

	@Override
	public StackTraceElement[] getCallerData() {
		return new StackTraceElement[0];
	}

	@Override
	public boolean hasCallerData() {
		return false;
	}

	@Override
	public @Nullable List<Marker> getMarkerList() {
		return null;
	}

	@Override
	public Map<String, String> getMDCPropertyMap() {
		return Map.of();
	}

	@Override
	@SuppressWarnings("deprecation")
	public Map<String, String> getMdc() {
		return Map.of();
	}

	@Override
	public long getTimeStamp() {
		return 0;
	}

	@Override
	public int getNanoseconds() {
		return 0;
	}

	@Override
	public long getSequenceNumber() {
		return 0;
	}

	@Override
	public @Nullable List<KeyValuePair> getKeyValuePairs() {
		return null;
	}

	@Override
	public void prepareForDeferredProcessing() {
	}

}
