package io.cloudwatchlogging.logback.encoder;

import java.util.function.Consumer;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;

/**
 * Encodes a log event as text, on the logging thread. Safe for use by many threads.
 */
@FunctionalInterface
public interface EventEncoder {

	/**
	 * Makes the text of an event.
	 * @param event the event
	 * @param line takes the text
	 */
	void encode(ILoggingEvent event, EventTextBuffer line);

	/**
	 * Whether a line may have a structure, which must not be cut anywhere.
	 * @return {@code false} if it is text by a pattern
	 */
	default boolean isStructured() {
		return true;
	}

	/**
	 * A line encoder that does what an encoder does, as far as that can. The text of a
	 * layout is taken as it is, before the encoder would make bytes of it in a charset of
	 * its own.
	 * @param encoder the encoder
	 * @param sole whether no other appender asks the events for their message
	 * @param failures is told why an event could not have its format
	 * @return the line encoder
	 */
	static EventEncoder of(Encoder<ILoggingEvent> encoder, boolean sole, Consumer<Throwable> failures) {
		return new FormattedEventEncoder(format(encoder, sole), failures);
	}

	private static EventEncoder format(Encoder<ILoggingEvent> encoder, boolean sole) {
		if (encoder.getClass() == PatternLayoutEncoder.class || encoder.getClass() == LayoutWrappingEncoder.class) {
			Layout<ILoggingEvent> layout = ((LayoutWrappingEncoder<ILoggingEvent>) encoder).getLayout();
			EventEncoder fast = (layout instanceof PatternLayout pattern) ? PatternEventEncoder.of(pattern, sole)
					: null;
			return (fast != null) ? fast : new LayoutEventEncoder(layout);
		}
		return (event, line) -> line.set(encoder.encode(event));
	}

}
