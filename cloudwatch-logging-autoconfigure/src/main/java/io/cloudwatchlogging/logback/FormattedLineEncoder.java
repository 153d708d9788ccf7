package io.cloudwatchlogging.logback;

import java.util.function.Consumer;

import ch.qos.logback.classic.spi.ILoggingEvent;

/**
 * Makes a line of a log event in the format of the appender, and one of a simpler form if
 * that fails: with the text of the key-values in place of their structure, or else
 * without any format. Safe for use by many threads.
 */
final class FormattedLineEncoder implements LineEncoder {

	private final LineEncoder format;

	private final Consumer<Throwable> failures;

	/**
	 * Creates a line encoder.
	 * @param format the format
	 * @param failures learns why an event could not have the format
	 */
	FormattedLineEncoder(LineEncoder format, Consumer<Throwable> failures) {
		this.format = format;
		this.failures = failures;
	}

	@Override
	public void encode(ILoggingEvent event, LineBytes line) {
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
			this.failures.accept(ex);
		}
	}

	private void encodeSimply(ILoggingEvent event, LineBytes line) {
		try {
			this.format.encode(SimpleForms.withTexts(event), line);
		}
		catch (Throwable ex) {
			line.set(SimpleForms.plain(event));
		}
	}

}
