package io.cloudwatchlogging.logback.encoder;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggerContextVO;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

/**
 * A log event with another message, other MDC entries and other key-values than its own.
 * All else is the event's, caller data, markers and sequence number included. Not
 * thread-safe.
 */
final class EventView implements ILoggingEvent {

	private final ILoggingEvent event;

	private final @Nullable String message;

	private final Map<String, String> mdc;

	private final List<KeyValuePair> pairs;

	/**
	 * Creates a view.
	 * @param event the event
	 * @param message the message, or {@code null} for that of the event
	 * @param mdc the MDC entries
	 * @param pairs the key-values
	 */
	EventView(ILoggingEvent event, @Nullable String message, Map<String, String> mdc, List<KeyValuePair> pairs) {
		this.event = event;
		this.message = message;
		this.mdc = mdc;
		this.pairs = pairs;
	}

	/** The MDC entries of an event, of which not every implementation has a map. */
	static Map<String, String> mdc(ILoggingEvent event) {
		return Objects.requireNonNullElse(event.getMDCPropertyMap(), Map.of());
	}

	/** The key-values of an event. */
	static List<KeyValuePair> pairs(ILoggingEvent event) {
		return Objects.requireNonNullElse(event.getKeyValuePairs(), List.of());
	}

	@Override
	public String getMessage() {
		return (this.message != null) ? this.message : this.event.getMessage();
	}

	@Override
	public Object @Nullable [] getArgumentArray() {
		return (this.message != null) ? null : this.event.getArgumentArray();
	}

	@Override
	public String getFormattedMessage() {
		return (this.message != null) ? this.message : this.event.getFormattedMessage();
	}

	@Override
	public Map<String, String> getMDCPropertyMap() {
		return this.mdc;
	}

	@Override
	@Deprecated
	public Map<String, String> getMdc() {
		return this.mdc;
	}

	@Override
	public List<KeyValuePair> getKeyValuePairs() {
		return this.pairs;
	}

	@Override
	public String getThreadName() {
		return this.event.getThreadName();
	}

	@Override
	public Level getLevel() {
		return this.event.getLevel();
	}

	@Override
	public String getLoggerName() {
		return this.event.getLoggerName();
	}

	@Override
	public LoggerContextVO getLoggerContextVO() {
		return this.event.getLoggerContextVO();
	}

	@Override
	public @Nullable IThrowableProxy getThrowableProxy() {
		return this.event.getThrowableProxy();
	}

	@Override
	public StackTraceElement[] getCallerData() {
		return this.event.getCallerData();
	}

	@Override
	public boolean hasCallerData() {
		return this.event.hasCallerData();
	}

	@Override
	public @Nullable List<Marker> getMarkerList() {
		return this.event.getMarkerList();
	}

	@Override
	public long getTimeStamp() {
		return this.event.getTimeStamp();
	}

	@Override
	public int getNanoseconds() {
		return this.event.getNanoseconds();
	}

	@Override
	public Instant getInstant() {
		// Not every implementation has it.
		return Objects.requireNonNullElseGet(this.event.getInstant(), () -> Instant.ofEpochMilli(getTimeStamp()));
	}

	@Override
	public long getSequenceNumber() {
		return this.event.getSequenceNumber();
	}

	@Override
	public void prepareForDeferredProcessing() {
		this.event.prepareForDeferredProcessing();
	}

}
