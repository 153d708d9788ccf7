package io.cloudwatchlogging.autoconfigure.actuate;

import io.awspring.cloud.autoconfigure.core.AwsAutoConfiguration;
import io.awspring.cloud.autoconfigure.core.CredentialsProviderAutoConfiguration;
import io.awspring.cloud.autoconfigure.core.RegionProviderAutoConfiguration;
import io.cloudwatchlogging.LogDelivery;
import io.cloudwatchlogging.autoconfigure.CloudWatchLogsAutoConfiguration;
import io.cloudwatchlogging.autoconfigure.CloudWatchLogsDeliveryAutoConfiguration;
import io.cloudwatchlogging.shipping.Shipping;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of endpoint, health and meters together: they are there where lines are shipped.
 */
class OperatorViewTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CloudWatchLogsAutoConfiguration.class,
				CloudWatchLogsDeliveryAutoConfiguration.class, CloudWatchLogsEndpointAutoConfiguration.class,
				CloudWatchLogsHealthContributorAutoConfiguration.class, CloudWatchLogsMetricsAutoConfiguration.class,
				AwsAutoConfiguration.class, CredentialsProviderAutoConfiguration.class,
				RegionProviderAutoConfiguration.class))
		.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
		.withPropertyValues("cloudwatch.logs.group.name=/shop", "spring.cloud.aws.region.static=eu-central-1",
				"spring.cloud.aws.endpoint=http://127.0.0.1:9", "spring.cloud.aws.credentials.access-key=test",
				"spring.cloud.aws.credentials.secret-key=test",
				"management.endpoints.web.exposure.include=cloudwatchlogs");

	@BeforeEach
	@AfterEach
	void nothingIsConnected() {
		Shipping.shared().pipeline().disconnect(true);
		Shipping.shared().pipeline().discard();
	}

	@Test
	void allOfItIsThereWhereLinesAreShipped() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasNotFailed()
				.hasSingleBean(LogDelivery.class)
				.hasSingleBean(CloudWatchLogsHealthIndicator.class)
				.hasSingleBean(CloudWatchLogsEndpoint.class)
				.hasSingleBean(DeliveryMetrics.class)
				.hasSingleBean(RequestMetrics.class);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "cloudwatch.logs.enabled=false", "AWS_LAMBDA_FUNCTION_NAME=orders" })
	void nothingOfItIsThereWhereLinesAreNotShipped(String reason) {
		this.contextRunner.withPropertyValues(reason).run((context) -> {
			assertThat(context).hasNotFailed()
				.hasSingleBean(LogDelivery.class)
				.doesNotHaveBean(CloudWatchLogsHealthIndicator.class)
				.doesNotHaveBean(LossTracker.class)
				.doesNotHaveBean(CloudWatchLogsEndpoint.class)
				.doesNotHaveBean(DeliveryMetrics.class)
				.doesNotHaveBean(RequestMetrics.class);
		});
	}

}
