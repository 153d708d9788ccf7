package io.cloudwatchlogging.logback;

import ch.qos.logback.classic.LoggerContext;
import io.cloudwatchlogging.shipping.Shipping;
import org.jspecify.annotations.Nullable;

/**
 * Starts shipping for an appender in an application without Spring Boot, by what its
 * declaration says. Found by {@link java.util.ServiceLoader}, as what it takes to reach
 * AWS is not known here.
 */
public interface StandaloneStart {

	/**
	 * Installs the appenders and connects the pipeline.
	 * @param target what is installed and connected
	 * @param declaration what the appender's declaration says
	 */
	void start(Target target, Declaration declaration);

	/**
	 * What is installed and connected.
	 */
	interface Target {

		/**
		 * Returns what the appenders share with everything else.
		 * @return always the same
		 */
		Shipping shipping();

		/**
		 * Lets warnings go to the status system of Logback.
		 * @param context the logger context
		 */
		void reportTo(LoggerContext context);

		/**
		 * Lets the declared appenders ship what was held and what is logged from now on.
		 * @param defaults what appenders go by
		 */
		void installDeclared(AppenderDefaults defaults);

		/** Discards what is held, as it cannot be shipped. */
		void discardHeld();

	}

	/**
	 * What the declaration of an appender says.
	 *
	 * @param context the logger context
	 * @param appender name of the appender
	 * @param group name of the log group, with placeholders
	 * @param stream name of the log stream, with placeholders
	 * @param region the AWS region
	 * @param endpoint URI that requests are sent to instead of the endpoint of the region
	 */
	record Declaration(LoggerContext context, String appender, @Nullable String group, @Nullable String stream,
			@Nullable String region, @Nullable String endpoint) {
	}

}
