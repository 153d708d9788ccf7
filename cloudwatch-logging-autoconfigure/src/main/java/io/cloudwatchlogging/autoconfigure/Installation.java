package io.cloudwatchlogging.autoconfigure;

import java.util.List;
import java.util.function.UnaryOperator;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import io.cloudwatchlogging.LogEventCustomizer;
import io.cloudwatchlogging.autoconfigure.properties.CloudWatchLogsProperties;
import io.cloudwatchlogging.autoconfigure.properties.LogPattern;
import io.cloudwatchlogging.autoconfigure.properties.PropertiesReading;
import io.cloudwatchlogging.autoconfigure.properties.StructuredEncoders;
import io.cloudwatchlogging.delivery.Sink;
import io.cloudwatchlogging.logback.AppenderDefaults;
import io.cloudwatchlogging.logback.EventProcessing;
import io.cloudwatchlogging.masking.MaskCounts;
import io.cloudwatchlogging.masking.Masker;
import io.cloudwatchlogging.shipping.Shipping;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;

/**
 * What an application context asks of the library in Logback, by one reading of its
 * properties: what appenders go by, and how the pipeline delivers.
 *
 * @param environment the environment of the application
 * @param reading what it says
 * @param encoder the encoder of the application, {@code null} for that of the properties
 * @param customizers the customizers of the application
 */
record Installation(Environment environment, EnvironmentReading reading, @Nullable Encoder<ILoggingEvent> encoder,
		List<LogEventCustomizer> customizers) {

	Installation {
		customizers = List.copyOf(customizers);
	}

	/** Reads what an environment asks for. */
	static Installation of(Environment environment) {
		return new Installation(environment, EnvironmentReading.of(environment), null, List.of());
	}

	/**
	 * Ships what has been held and what is logged from now on. Where an invalid property
	 * would have events go elsewhere than they are meant to, nothing is shipped.
	 */
	void apply() {
		Shipping shipping = Shipping.shared();
		String refusal = this.reading.refusal();
		LogNames names = this.reading.names();
		if (refusal != null || names == null) {
			if (refusal != null) {
				shipping.reports().warn(refusal);
			}
			LogbackSetup.appenders().startDecided();
			shipping.contexts().uninstall();
			return;
		}
		shipping.begin(SinkFactory.deliverySettings(properties()), SinkFactory.journalSettings(properties()),
				properties().delivery().shutdownTimeout(), () -> fallback(names));
		shipping.registerShutdownHook();
		LoggerContext context = LogbackSetup.context();
		Masker masker = makeMasker(shipping);
		shipping.reports().maskBy((masker != null) ? masker::mask : UnaryOperator.identity());
		LogbackSetup.appenders()
			.install(context,
					new AppenderDefaults(names.group(), names.stream(),
							(this.encoder != null) ? this.encoder : makeEncoder(context), names.values(), threshold(),
							properties().loggers(), new EventProcessing(this.customizers, masker),
							LimitsFactory.limits(properties())));
	}

	private @Nullable Masker makeMasker(Shipping shipping) {
		CloudWatchLogsProperties.Mask mask = properties().mask();
		return mask.enabled() ? new Masker(mask.effectiveDetectors(), mask.maskPatterns(),
				shipping.component(MaskCounts.class, MaskCounts::new)) : null;
	}

	private CloudWatchLogsProperties properties() {
		return this.reading.properties().properties();
	}

	/**
	 * Returns the properties that a later reading has other values for.
	 * @param later the properties of the context
	 * @return a text about each of them
	 */
	List<String> differences(CloudWatchLogsProperties later) {
		return this.reading.properties().differences(new PropertiesReading(later, this.reading.properties().invalid()));
	}

	/** A sink of the environment alone. */
	private Sink fallback(LogNames names) {
		return new SinkFactory(properties(), names)
			.create(CloudWatchLogsClientFactory.of(this.environment, properties()));
	}

	private Level threshold() {
		return Level.toLevel(LimitsFactory.levelName(properties().level()));
	}

	private Encoder<ILoggingEvent> makeEncoder(LoggerContext context) {
		String format = properties().format();
		return CloudWatchLogsProperties.PATTERN_FORMAT.equalsIgnoreCase(format)
				? patternEncoder(properties().pattern(), context)
				: StructuredEncoders.create(format, this.environment, context);
	}

	private static Encoder<ILoggingEvent> patternEncoder(@Nullable String pattern, LoggerContext context) {
		LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
		encoder.setContext(context);
		encoder.setLayout(LogPattern.layout(pattern, context));
		encoder.start();
		return encoder;
	}

}
