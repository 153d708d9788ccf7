package io.cloudwatchlogging.autoconfigure;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.encoder.Encoder;
import io.cloudwatchlogging.LogEventCustomizer;
import io.cloudwatchlogging.logback.Appenders;
import io.cloudwatchlogging.shipping.Shipping;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;

/**
 * What the start of an application does in Logback. Nothing here fails the start or makes
 * a call over the network. Used only where Logback does the logging.
 */
final class LogbackSetup {

	private LogbackSetup() {
	}

	/**
	 * Attaches the appender for an application whose properties may not be complete yet.
	 * What is logged is held.
	 */
	static void hold(Environment environment) {
		appenders().hold(context(), new EnvironmentCompletion(environment));
		Shipping.shared().registerShutdownHook();
	}

	/** Lets warnings go where Spring Boot reports those of Logback. */
	static void report() {
		if (LoggingBackend.isLogback()) {
			appenders().reportTo(context());
		}
	}

	/** Puts the appender where it belongs, after logging has been initialised. */
	static void arrange() {
		appenders().arrange();
	}

	/**
	 * Installs the library for an application whose bean definitions are known. If one of
	 * them is an encoder or a customizer, this is left to the {@link Connector}, which
	 * has it.
	 * @return what has been installed, if anything has
	 */
	static @Nullable Installation install(Environment environment, ConfigurableListableBeanFactory beanFactory) {
		if (!OnShippingCondition.isShipping(environment)) {
			Shipping.shared().contexts().uninstall();
			return null;
		}
		if (hasCustomizer(beanFactory)) {
			appenders().awaitCustomizers();
			return null;
		}
		if (beanFactory.getBeanNamesForType(Encoder.class, true, false).length > 0) {
			return null;
		}
		Installation installation = Installation.of(environment);
		installation.apply();
		return installation;
	}

	/** Those of its parents count, too: a child's events are to pass them. */
	private static boolean hasCustomizer(ConfigurableListableBeanFactory beanFactory) {
		return BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beanFactory, LogEventCustomizer.class, true,
				false).length > 0;
	}

	static Appenders appenders() {
		return Appenders.of(Shipping.shared());
	}

	static LoggerContext context() {
		return (LoggerContext) LoggerFactory.getILoggerFactory();
	}

}
