package io.cloudwatchlogging.logback.encoder;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import ch.qos.logback.classic.spi.ILoggingEvent;
import org.jspecify.annotations.Nullable;

/**
 * Encodes an event in the format of the appender, and in a simpler form if that fails:
 * with other names for MDC entries and key-values that clash with each other or with
 * members of the format, then with the text of their values in place of their structure,
 * then with all of them in the message, or else without any format. Safe for use by many
 * threads.
 */
final class FormattedEventEncoder implements EventEncoder {

	private final EventEncoder format;

	private final Consumer<Throwable> failures;

	/**
	 * Creates a line encoder.
	 * @param format the format
	 * @param failures learns why an event could not have the format
	 */
	FormattedEventEncoder(EventEncoder format, Consumer<Throwable> failures) {
		this.format = format;
		this.failures = failures;
	}

	@Override
	public boolean isStructured() {
		return this.format.isStructured();
	}

	@Override
	public void encode(ILoggingEvent event, EventTextBuffer line) {
		if (EmbeddedMetrics.isIn(event)) {
			line.set(event.getFormattedMessage());
			return;
		}
		try {
			this.format.encode(event, line);
		}
		catch (Throwable ex) {
			// Also the stack overflow of an object that contains itself.
			encodeSimply(event, line);
			tell(ex);
		}
	}

	private void tell(Throwable failure) {
		try {
			this.failures.accept(failure);
		}
		catch (Throwable ex) {
			// An exception that cannot be printed does not cost the event.
		}
	}

	private void encodeSimply(ILoggingEvent event, EventTextBuffer line) {
		JsonMembers members = this.format.isStructured() ? members(event, line) : null;
		if ((members == null || !isEncoded(FallbackFormat.withNames(event, names(members)), line))
				&& !isEncoded(FallbackFormat.withTexts(event, names(members)), line)
				&& !isEncoded(FallbackFormat.withFieldsInMessage(event), line)) {
			line.set(FallbackFormat.plain(event));
		}
	}

	private @Nullable JsonMembers members(ILoggingEvent event, EventTextBuffer line) {
		try {
			return JsonMembers.of(this.format, event, line);
		}
		catch (Throwable ex) {
			return null;
		}
	}

	private UnaryOperator<String> names(@Nullable JsonMembers members) {
		if (!this.format.isStructured()) {
			return UnaryOperator.identity();
		}
		return ((members != null) ? members : JsonMembers.unknown()).names()::unique;
	}

	private boolean isEncoded(ILoggingEvent event, EventTextBuffer line) {
		try {
			this.format.encode(event, line);
			return true;
		}
		catch (Throwable ex) {
			return false;
		}
	}

}
