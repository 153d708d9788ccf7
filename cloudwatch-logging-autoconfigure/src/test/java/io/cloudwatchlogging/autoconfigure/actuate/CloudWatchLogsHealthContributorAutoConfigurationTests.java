package io.cloudwatchlogging.autoconfigure.actuate;

import io.cloudwatchlogging.EffectOf;
import io.cloudwatchlogging.LogDelivery;
import io.cloudwatchlogging.autoconfigure.properties.CloudWatchLogsProperties;
import io.cloudwatchlogging.autoconfigure.properties.PropertiesReading;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CloudWatchLogsHealthContributorAutoConfiguration}.
 */
class CloudWatchLogsHealthContributorAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CloudWatchLogsHealthContributorAutoConfiguration.class,
				HealthContributorAutoConfiguration.class))
		.withUserConfiguration(DeliveryConfiguration.class);

	@Test
	void tellsTheHealthOfDelivery() {
		this.contextRunner.run((context) -> {
			assertThat(context).hasSingleBean(CloudWatchLogsHealthIndicator.class);
			Health health = context.getBean("cloudWatchLogsHealthIndicator", HealthIndicator.class).health();
			assertThat(health).isNotNull();
			assertThat(health.getStatus()).isEqualTo(Status.UNKNOWN);
		});
	}

	@Test
	@EffectOf("management.health.cloudwatchlogs.enabled")
	void backsOffWhenSwitchedOff() {
		this.contextRunner.withPropertyValues("management.health.cloudwatchlogs.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(CloudWatchLogsHealthIndicator.class));
	}

	@Test
	void backsOffWhenHealthIsSwitchedOffByDefault() {
		this.contextRunner.withPropertyValues("management.health.defaults.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(CloudWatchLogsHealthIndicator.class));
	}

	@Test
	void backsOffWithoutHealth() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(HealthIndicator.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(LossTracker.class));
	}

	@Test
	void worksWithoutActuator() {
		this.contextRunner.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
			.run((context) -> assertThat(context.getBean(CloudWatchLogsHealthIndicator.class).health()).isNotNull());
	}

	@Test
	void backsOffWithoutDelivery() {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CloudWatchLogsHealthContributorAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(LossTracker.class));
	}

	@Test
	void backsOffInFavorOfTheIndicatorOfTheUser() {
		this.contextRunner
			.withBean("cloudWatchLogsHealthIndicator", HealthIndicator.class, () -> () -> Health.up().build())
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CloudWatchLogsHealthIndicator.class));
	}

	@Configuration(proxyBeanMethods = false)
	static class DeliveryConfiguration {

		@Bean
		LogDelivery delivery() {
			return new FakeDelivery();
		}

		@Bean
		CloudWatchLogsProperties properties(Environment environment) {
			return PropertiesReading.of(environment).properties();
		}

	}

}
