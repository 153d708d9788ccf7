package io.cloudwatchlogging.autoconfigure;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.status.WarnStatus;
import io.cloudwatchlogging.delivery.Sink;
import io.cloudwatchlogging.logback.AppenderDefaults;
import io.cloudwatchlogging.logback.Shipping;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import org.springframework.boot.logging.LogLevel;
import org.springframework.core.env.Environment;

/**
 * The library in Logback, as the environment of an application asks for it: the appender
 * is attached, unless one is declared, and the pipeline buffers. Nothing here fails the
 * start or makes a call over the network.
 */
final class Installation {

	private final LoggerContext context;

	private final AppenderProperties properties;

	private final Environment environment;

	private Installation(LoggerContext context, AppenderProperties properties, Environment environment) {
		this.context = context;
		this.properties = properties;
		this.environment = environment;
	}

	/**
	 * Attaches the appender for an application whose properties may not be complete yet.
	 * What is logged is held.
	 */
	static void hold(Environment environment) {
		if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
			Shipping.shared().hold(context, () -> install(environment));
			ShutdownHook.register();
		}
	}

	/** Installs the library for an application, if Logback does its logging. */
	static void install(Environment environment) {
		Installation installation = of(environment);
		if (installation != null) {
			Shipping.shared().attach(installation.context, installation.properties.loggers());
			installation.complete();
		}
	}

	private static @Nullable Installation of(Environment environment) {
		return (LoggerFactory.getILoggerFactory() instanceof LoggerContext context)
				? new Installation(context, AppenderProperties.of(environment), environment) : null;
	}

	/** Warns where Spring Boot warns about logging. */
	static void warn(String message) {
		if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
			context.getStatusManager().add(new WarnStatus(message, "CloudWatch Logs"));
		}
	}

	/** Connects the pipeline by the environment alone, if no context has connected it. */
	static void connectFallback() {
		Shipping.shared().connectFallback();
	}

	/** Takes the library out of Logback; lines that wait are given up. */
	static void uninstall() {
		Shipping.shared().uninstall();
	}

	private void complete() {
		LogNames names = LogNames.lenient(this.properties, this.environment);
		if (names == null) {
			uninstall();
			return;
		}
		Shipping shipping = Shipping.shared();
		DeliveryProperties delivery = DeliveryProperties.of(this.environment);
		shipping.begin(this.context, delivery.settings(), delivery.shutdownTimeout(), () -> fallback(names));
		ShutdownHook.register();
		shipping.complete(this.context,
				new AppenderDefaults(names.group(), names.stream(), encoder(), names.values(), threshold()));
	}

	/** A sink of the environment alone, as far as its properties are valid. */
	private Sink fallback(LogNames names) {
		CloudWatchLogsProperties all = CloudWatchLogsProperties.bind(this.environment);
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
