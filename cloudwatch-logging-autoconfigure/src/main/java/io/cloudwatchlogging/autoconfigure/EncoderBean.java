package io.cloudwatchlogging.autoconfigure;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;

/**
 * The encoder that the application has as a bean, for the appender that the library
 * makes. It is known when the context is, and then takes the place of the one that the
 * properties ask for.
 */
final class EncoderBean {

	private EncoderBean() {
	}

	/**
	 * The encoder of the application, ready for use.
	 * @param encoders the beans
	 * @param context the context that an encoder belongs to that has none
	 * @return the encoder, {@code null} if there is none or if nothing says which one
	 */
	static @Nullable Encoder<ILoggingEvent> of(ObjectProvider<Encoder<ILoggingEvent>> encoders, LoggerContext context) {
		Encoder<ILoggingEvent> encoder = encoders.getIfUnique();
		if (encoder != null && encoder.getContext() == null) {
			encoder.setContext(context);
		}
		if (encoder != null && !encoder.isStarted()) {
			encoder.start();
		}
		return encoder;
	}

}
