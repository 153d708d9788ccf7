package io.cloudwatchlogging.autoconfigure;

import java.util.List;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import io.cloudwatchlogging.LogEventCustomizer;
import io.cloudwatchlogging.autoconfigure.properties.CloudWatchLogsProperties;
import io.cloudwatchlogging.autoconfigure.properties.PropertiesReading;
import io.cloudwatchlogging.shipping.Shipping;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;

/**
 * Compares what was installed early with what the context itself says when its beans are
 * there, and brings it up to date: properties that came later, and the encoder and the
 * customizers of the application.
 */
final class InstallationUpdate {

	private final Shipping shipping;

	private final Environment environment;

	private final CloudWatchLogsProperties properties;

	private final LogNames names;

	private final ObjectProvider<Encoder<ILoggingEvent>> encoders;

	private final ObjectProvider<LogEventCustomizer> customizers;

	/**
	 * Creates an update.
	 * @param shipping takes warnings
	 * @param environment the environment of the context
	 * @param properties the properties of the context
	 * @param names the names of the context
	 * @param encoders the encoders of the context
	 * @param customizers the customizers of the context
	 */
	InstallationUpdate(Shipping shipping, Environment environment, CloudWatchLogsProperties properties, LogNames names,
			ObjectProvider<Encoder<ILoggingEvent>> encoders, ObjectProvider<LogEventCustomizer> customizers) {
		this.shipping = shipping;
		this.environment = environment;
		this.properties = properties;
		this.names = names;
		this.encoders = encoders;
		this.customizers = customizers;
	}

	/** Installs what the context says, unless that is what has been installed. */
	void apply(ContextEnd context) {
		Installation early = context.installation();
		List<String> differences = (early != null) ? early.differences(this.properties) : List.of();
		Encoder<ILoggingEvent> encoder = EncoderBean.of(this.encoders, LogbackSetup.context());
		List<LogEventCustomizer> ordered = this.customizers.orderedStream().toList();
		if (early == null || encoder != null || !ordered.isEmpty() || !differences.isEmpty()) {
			context.install(installation(encoder, ordered));
		}
		if (!differences.isEmpty()) {
			this.shipping.reports()
				.warn("Properties were set after log events had been shipped by other values: "
						+ String.join("; ", differences)
						+ ". They apply to events from now on. To have them apply to all "
						+ "events, set them where they are known before beans are created, such as in "
						+ "application.properties.");
		}
	}

	private Installation installation(@Nullable Encoder<ILoggingEvent> encoder, List<LogEventCustomizer> ordered) {
		PropertiesReading reading = new PropertiesReading(this.properties,
				PropertiesReading.of(this.environment).invalid());
		return new Installation(this.environment, new EnvironmentReading(reading, this.names), encoder, ordered);
	}

}
