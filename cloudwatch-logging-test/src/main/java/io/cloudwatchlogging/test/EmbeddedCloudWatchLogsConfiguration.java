package io.cloudwatchlogging.test;

import io.awspring.cloud.autoconfigure.core.AwsConnectionDetails;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configuration for {@code @Import} that starts a CloudWatch Logs inside the JVM and
 * points Spring Cloud AWS at it.
 */
@Configuration(proxyBeanMethods = false)
public final class EmbeddedCloudWatchLogsConfiguration {

	/** Creates an instance. */
	public EmbeddedCloudWatchLogsConfiguration() {
	}

	/**
	 * Returns the service. It is not closed with the application context, because lines
	 * that are logged while the context closes and after it are still to arrive; its
	 * threads are daemons, so it ends with the JVM.
	 * @return the service
	 */
	@Bean(destroyMethod = "")
	EmbeddedCloudWatchLogs embeddedCloudWatchLogs() {
		return EmbeddedCloudWatchLogs.start();
	}

	@Bean
	AwsConnectionDetails embeddedCloudWatchLogsConnectionDetails(EmbeddedCloudWatchLogs service) {
		return new EmbeddedConnectionDetails(service.endpoint());
	}

}
