package io.cloudwatchlogging.autoconfigure.properties;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import io.cloudwatchlogging.logback.encoder.ContextCopy;

import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;

/**
 * Encoders of Spring Boot's structured formats. They look for the environment in the
 * logger context, where it is missing after a reset and without Spring Boot's logging
 * system: here they find it in a context of their own.
 */
public final class StructuredEncoders {

	private StructuredEncoders() {
	}

	/**
	 * A started encoder.
	 * @param format the name of the format, or the class name of a formatter
	 * @param environment the environment that the format is set up by
	 * @param context the context whose properties are used, too
	 * @return the encoder
	 * @throws RuntimeException if no formatter can be made of the class
	 */
	public static Encoder<ILoggingEvent> create(String format, Environment environment, LoggerContext context) {
		LoggerContext own = ContextCopy.of(context);
		own.putObject(Environment.class.getName(), environment);
		StructuredLogEncoder encoder = new StructuredLogEncoder();
		encoder.setContext(own);
		encoder.setFormat(format);
		encoder.start();
		return encoder;
	}

}
