package io.cloudwatchlogging.autoconfigure;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import io.cloudwatchlogging.autoconfigure.properties.CloudWatchLogsProperties;
import io.cloudwatchlogging.autoconfigure.properties.PropertiesReading;
import io.cloudwatchlogging.autoconfigure.properties.StructuredEncoders;
import io.cloudwatchlogging.autoconfigure.properties.LogPattern;
import io.cloudwatchlogging.delivery.Sink;
import io.cloudwatchlogging.logback.AppenderDefaults;
import io.cloudwatchlogging.logback.Appenders;
import io.cloudwatchlogging.shipping.Shipping;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.logging.LogLevel;
import org.springframework.core.env.Environment;

/**
 * The library in Logback, as the environment of an application asks for it. Nothing here
 * fails the start or makes a call over the network. Used only where Logback does the
 * logging.
 */
final class Installation {

	private final LoggerContext context;

	private final AppenderProperties properties;

	private final Environment environment;

	private Installation(LoggerContext context, Environment environment) {
		this.context = context;
		this.properties = AppenderProperties.of(environment);
		this.environment = environment;
	}

	/**
	 * Attaches the appender for an application whose properties may not be complete yet.
	 * What is logged is held.
	 */
	static void hold(Environment environment) {
		appenders().hold(context(), () -> install(environment));
		Shipping.shared().registerShutdownHook();
	}

	/** Puts the appender where it belongs, after logging has been initialised. */
	static void arrange() {
		appenders().arrange();
	}

	/**
	 * Installs the library for an application whose bean definitions are known. If one of
	 * them is an encoder, this is left to the {@link Connector}, which has it.
	 */
	static void install(Environment environment, ConfigurableListableBeanFactory beanFactory) {
		if (!OnShippingCondition.isShipping(environment)) {
			uninstall();
		}
		else if (beanFactory.getBeanNamesForType(Encoder.class, true, false).length == 0) {
			install(environment);
		}
	}

	/** Installs the library for an application by its environment. */
	static void install(Environment environment) {
		install(environment, (Encoder<ILoggingEvent>) null);
	}

	/**
	 * Installs the library for an application.
	 * @param environment the environment of the application
	 * @param encoder the encoder of the application, {@code null} for that of the
	 * properties
	 */
	static void install(Environment environment, @Nullable Encoder<ILoggingEvent> encoder) {
		new Installation(context(), environment).install(encoder);
	}

	/** Warns where Spring Boot warns about logging. */
	static void warn(String message) {
		Shipping.shared().warn(message);
	}

	/** Connects the pipeline by the environment alone, if no context has connected it. */
	static void connectFallback() {
		Shipping.shared().connectFallback();
	}

	/** Takes the library out of Logback; events that wait are discarded. */
	static void uninstall() {
		Shipping.shared().uninstall();
	}

	static Appenders appenders() {
		return Appenders.of(Shipping.shared());
	}

	private static LoggerContext context() {
		return (LoggerContext) LoggerFactory.getILoggerFactory();
	}

	private void install(@Nullable Encoder<ILoggingEvent> encoder) {
		LogNames names = LogNames.lenient(this.properties, this.environment);
		if (names == null) {
			uninstall();
			return;
		}
		Shipping shipping = Shipping.shared();
		DeliveryProperties delivery = DeliveryProperties.of(this.environment);
		shipping.begin(delivery.settings(), delivery.shutdownTimeout(), () -> fallback(names));
		shipping.registerShutdownHook();
		appenders().install(this.context, new AppenderDefaults(names.group(), names.stream(),
				(encoder != null) ? encoder : encoder(), names.values(), threshold(), this.properties.loggers()));
	}

	/** A sink of the environment alone, as far as its properties are valid. */
	private Sink fallback(LogNames names) {
		CloudWatchLogsProperties all = PropertiesReading.of(this.environment).properties();
		return new SinkFactory(all, names).create(CloudWatchLogsClientFactory.of(this.environment, all));
	}

	private Level threshold() {
		LogLevel level = this.properties.level();
		return (level == LogLevel.FATAL) ? Level.ERROR : Level.toLevel(level.name());
	}

	private Encoder<ILoggingEvent> encoder() {
		String format = this.properties.format();
		return CloudWatchLogsProperties.PATTERN_FORMAT.equalsIgnoreCase(format)
				? patternEncoder(this.properties.pattern())
				: StructuredEncoders.create(format, this.environment, this.context);
	}

	private Encoder<ILoggingEvent> patternEncoder(@Nullable String pattern) {
		LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
		encoder.setContext(this.context);
		encoder.setLayout(LogPattern.layout(pattern, this.context));
		encoder.start();
		return encoder;
	}

}
