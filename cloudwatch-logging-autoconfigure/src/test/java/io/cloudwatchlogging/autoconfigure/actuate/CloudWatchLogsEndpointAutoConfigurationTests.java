package io.cloudwatchlogging.autoconfigure.actuate;

import java.util.List;

import io.cloudwatchlogging.LogDelivery;
import org.junit.jupiter.api.Test;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CloudWatchLogsEndpointAutoConfiguration}.
 */
class CloudWatchLogsEndpointAutoConfigurationTests {

	private static final String EXPOSED = "management.endpoints.web.exposure.include=cloudwatchlogs";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CloudWatchLogsEndpointAutoConfiguration.class))
		.withBean(LogDelivery.class, FakeDelivery::new);

	@Test
	void isThereWhenExposed() {
		this.contextRunner.withPropertyValues(EXPOSED)
			.run((context) -> assertThat(context).hasSingleBean(CloudWatchLogsEndpoint.class));
	}

	@Test
	void isNotThereUnlessExposed() {
		this.contextRunner.run((context) -> assertThat(context).doesNotHaveBean(CloudWatchLogsEndpoint.class));
	}

	@Test
	void isNotThereWhenNobodyHasAccess() {
		this.contextRunner.withPropertyValues(EXPOSED, "management.endpoint.cloudwatchlogs.access=NONE")
			.run((context) -> assertThat(context).doesNotHaveBean(CloudWatchLogsEndpoint.class));
	}

	@Test
	void backsOffWithoutActuator() {
		this.contextRunner.withPropertyValues(EXPOSED)
			.withClassLoader(new FilteredClassLoader(ConditionalOnAvailableEndpoint.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean("cloudWatchLogsEndpoint"));
	}

	@Test
	void backsOffWithoutDelivery() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CloudWatchLogsEndpointAutoConfiguration.class))
			.withPropertyValues(EXPOSED)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CloudWatchLogsEndpoint.class));
	}

	@Test
	void isExtendedForTheWebWhereItIsExposedThere() {
		this.contextRunner.withPropertyValues(EXPOSED)
			.run((context) -> assertThat(context).hasSingleBean(CloudWatchLogsEndpointWebExtension.class));
		this.contextRunner
			.withPropertyValues("management.endpoints.jmx.exposure.include=cloudwatchlogs", "spring.jmx.enabled=true")
			.run((context) -> assertThat(context).hasSingleBean(CloudWatchLogsEndpoint.class)
				.doesNotHaveBean(CloudWatchLogsEndpointWebExtension.class));
	}

}
