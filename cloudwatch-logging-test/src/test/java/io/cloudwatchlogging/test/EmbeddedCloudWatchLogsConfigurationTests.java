package io.cloudwatchlogging.test;

import io.awspring.cloud.autoconfigure.core.AwsConnectionDetails;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EmbeddedCloudWatchLogsConfiguration}.
 */
class EmbeddedCloudWatchLogsConfigurationTests {

	@Test
	void itPointsSpringCloudAwsAtTheServiceThatOutlivesTheContext() {
		EmbeddedCloudWatchLogs service;
		try (var context = new AnnotationConfigApplicationContext(EmbeddedCloudWatchLogsConfiguration.class)) {
			service = context.getBean(EmbeddedCloudWatchLogs.class);
			AwsConnectionDetails details = context.getBean(AwsConnectionDetails.class);
			assertThat(details.getEndpoint()).isEqualTo(service.endpoint());
			assertThat(details.getRegion()).isEqualTo("us-east-1");
			assertThat(details.getAccessKey()).isNotEmpty();
			assertThat(details.getSecretKey()).isNotEmpty();
		}
		try (service; CloudWatchLogsClient client = Clients.client(service.endpoint())) {
			client.createLogGroup((request) -> request.logGroupName("after"));
			assertThat(service.groups()).containsExactly("after");
		}
	}

}
