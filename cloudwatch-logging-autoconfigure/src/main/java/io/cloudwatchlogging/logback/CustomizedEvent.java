package io.cloudwatchlogging.logback;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;

import ch.qos.logback.classic.spi.ILoggingEvent;
import io.cloudwatchlogging.CustomizableLogEvent;
import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.logback.encoder.EventTextBuffer;
import org.jspecify.annotations.Nullable;

/**
 * {@link CustomizableLogEvent} of an event of Logback whose text has been encoded.
 */
final class CustomizedEvent implements CustomizableLogEvent {

	private final ILoggingEvent event;

	private final EventTextBuffer encoded;

	/** The text once it has been asked for or set. */
	private @Nullable String text;

	private boolean changed;

	private boolean dropped;

	CustomizedEvent(ILoggingEvent event, EventTextBuffer encoded) {
		this.event = event;
		this.encoded = encoded;
	}

	boolean isDropped() {
		return this.dropped;
	}

	/** Puts the text that was set in the place of the encoded one. */
	void apply() {
		if (this.changed) {
			this.encoded.replace(text());
		}
	}

	@Override
	public String loggerName() {
		return this.event.getLoggerName();
	}

	@Override
	public Severity severity() {
		return Severities.of(this.event.getLevel());
	}

	@Override
	public Instant timestamp() {
		return Instant.ofEpochMilli(this.event.getTimeStamp());
	}

	@Override
	public String threadName() {
		return this.event.getThreadName();
	}

	@Override
	public String message() {
		return Objects.requireNonNullElse(this.event.getFormattedMessage(), "");
	}

	@Override
	public Map<String, String> mdc() {
		Map<String, String> entries = this.event.getMDCPropertyMap();
		return (entries != null) ? Collections.unmodifiableMap(entries) : Map.of();
	}

	@Override
	public String text() {
		String current = this.text;
		if (current == null) {
			current = this.encoded.toString();
			this.text = current;
		}
		return current;
	}

	@Override
	public void setText(String text) {
		this.text = Objects.requireNonNull(text, "The text must not be null; drop() keeps an event from being shipped");
		this.changed = true;
	}

	@Override
	public void drop() {
		this.dropped = true;
	}

}
