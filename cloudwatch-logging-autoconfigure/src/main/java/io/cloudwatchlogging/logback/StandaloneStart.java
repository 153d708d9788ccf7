package io.cloudwatchlogging.logback;

import ch.qos.logback.classic.LoggerContext;
import org.jspecify.annotations.Nullable;

/**
 * Starts shipping for an appender in an application without Spring Boot, by what its
 * declaration says. Found by {@link java.util.ServiceLoader}, as what it takes to reach
 * AWS is not known here.
 */
public interface StandaloneStart {

	/**
	 * Installs the appenders and connects the pipeline.
	 * @param appenders the appenders to install
	 * @param declaration what the appender's declaration says
	 */
	void start(Appenders appenders, Declaration declaration);

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
