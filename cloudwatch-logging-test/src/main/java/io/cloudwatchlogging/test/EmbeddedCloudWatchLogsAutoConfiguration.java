package io.cloudwatchlogging.test;

import java.io.UncheckedIOException;

import io.awspring.cloud.autoconfigure.core.AwsConnectionDetails;
import io.cloudwatchlogging.test.store.SizeBound;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

/**
 * Auto-configuration of an embedded CloudWatch Logs with its console beside an
 * application in development. Does nothing unless
 * {@code cloudwatch.logs.embedded.enabled} is {@code true}.
 */
@AutoConfiguration(beforeName = "io.awspring.cloud.autoconfigure.core.AwsAutoConfiguration")
@ConditionalOnClass(AwsConnectionDetails.class)
@ConditionalOnBooleanProperty("cloudwatch.logs.embedded.enabled")
@ConditionalOnMissingBean(value = EmbeddedCloudWatchLogs.class,
		name = EmbeddedCloudWatchLogsAutoConfiguration.CONNECTION_DETAILS)
@EnableConfigurationProperties(EmbeddedCloudWatchLogsProperties.class)
public final class EmbeddedCloudWatchLogsAutoConfiguration {

	/** The name by which the client that ships events finds its connection details. */
	static final String CONNECTION_DETAILS = "cloudWatchLogsConnectionDetails";

	private static final String MAX_SIZE = "cloudwatch.logs.embedded.max-size";

	private static final Log logger = LogFactory.getLog(EmbeddedCloudWatchLogsAutoConfiguration.class);

	/**
	 * Returns the service. It is not closed with the application context, because events
	 * are still to arrive while the context closes and after it.
	 * @param properties the properties
	 * @param environment says where the application runs
	 * @return the service
	 */
	@Bean(destroyMethod = "")
	EmbeddedCloudWatchLogs embeddedCloudWatchLogs(EmbeddedCloudWatchLogsProperties properties,
			Environment environment) {
		DevelopmentPlace.check(environment);
		EmbeddedCloudWatchLogsBuilder builder = EmbeddedCloudWatchLogs.builder()
			.port(properties.port())
			.consolePort(properties.consolePort())
			.hosts(properties.hosts())
			.maxSizeOfHeap()
			.whenFull((text) -> logger.warn(text + ". Raise " + MAX_SIZE + " to keep more of them."));
		if (properties.maxSize() != null) {
			builder.maxSize(maxBytes(properties.maxSize(), environment));
		}
		EmbeddedCloudWatchLogs service = builder.start();
		logger.info("CloudWatch Logs runs inside this process, for development: no event is sent to AWS. Console: "
				+ console(service));
		return service;
	}

	private static long maxBytes(DataSize maxSize, Environment environment) {
		if (maxSize.toBytes() < SizeBound.SMALLEST) {
			String value = environment.getProperty(MAX_SIZE, maxSize.toString());
			throw new IllegalStateException(
					MAX_SIZE + "=" + value + " is less than one request can take. Set it to at least "
							+ DataSize.ofBytes(SizeBound.SMALLEST).toMegabytes()
							+ "MB, or remove it for an eighth of the heap.");
		}
		return maxSize.toBytes();
	}

	private static String console(EmbeddedCloudWatchLogs service) {
		try {
			return service.console().toString();
		}
		catch (UncheckedIOException ex) {
			// Nobody's application fails for want of a page.
			return "none, as its port is taken: set cloudwatch.logs.embedded.console-port to a free one ("
					+ ex.getMessage() + ")";
		}
	}

	/**
	 * Returns where the client that ships events connects to. No default candidate, so
	 * that the clients of other services keep their region, endpoint and credentials.
	 * @param service the service
	 * @return the connection details
	 */
	@Bean(name = CONNECTION_DETAILS, defaultCandidate = false)
	AwsConnectionDetails embeddedCloudWatchLogsConnectionDetails(EmbeddedCloudWatchLogs service) {
		return new EmbeddedConnectionDetails(service.endpoint());
	}

	/**
	 * Keeps the service over restarts by the developer tools.
	 * @return what gives it their scope
	 */
	@Bean
	static RestartScope embeddedCloudWatchLogsRestartScope() {
		return new RestartScope();
	}

}
