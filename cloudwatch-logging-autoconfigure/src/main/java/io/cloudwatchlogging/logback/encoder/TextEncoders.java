package io.cloudwatchlogging.logback.encoder;

import java.util.function.Consumer;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;

/**
 * Both forms of an encoder, prepared when it is started: later, the logger context may
 * have forgotten what it was made of.
 *
 * @param shared makes the text of an event whose message others ask for, too
 * @param sole makes the same text, faster where no other appender asks for the message
 */
public record TextEncoders(EventEncoder shared, EventEncoder sole) {

	/**
	 * Makes an encoder ready.
	 * @param encoder a started encoder
	 * @param failures is told why an event could not have its format
	 * @return both forms of it
	 */
	public static TextEncoders of(Encoder<ILoggingEvent> encoder, Consumer<Throwable> failures) {
		return new TextEncoders(EventEncoder.of(encoder, false, failures), EventEncoder.of(encoder, true, failures));
	}

}
