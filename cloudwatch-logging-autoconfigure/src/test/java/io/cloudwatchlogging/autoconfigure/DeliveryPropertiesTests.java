package io.cloudwatchlogging.autoconfigure;

import java.time.Duration;
import java.util.Map;

import io.cloudwatchlogging.autoconfigure.properties.CloudWatchLogsProperties;
import io.cloudwatchlogging.autoconfigure.properties.PropertiesReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DeliveryProperties}.
 */
class DeliveryPropertiesTests {

	@Test
	void theDefaultsAreThoseOfAllProperties() {
		CloudWatchLogsProperties all = PropertiesReading.of(new MockEnvironment()).properties();
		assertThat(DeliveryProperties.DEFAULTS)
			.isEqualTo(new DeliveryProperties(SinkFactory.deliverySettings(all), all.delivery().shutdownTimeout()));
	}

	@Test
	void withoutAnyTheyAreTheDefaults() {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment",
					Map.of("CLOUDWATCH_LOGS_GROUP_NAME", "/shop")));
		ConfigurationPropertySources.attach(environment);
		assertThat(DeliveryProperties.of(environment)).isSameAs(DeliveryProperties.DEFAULTS);
	}

	@ParameterizedTest
	@CsvSource({ "group.retention, 3", "batch.max-linger, 2s", "buffer.maxSize, 2MB", "buffer.overflow, block",
			"buffer.max-wait, 3s", "event.max_size, 2KB", "event.oversize, drop", "delivery.max-in-flight, 2",
			"delivery.shutdown-timeout, 7s" })
	void oneThatIsSetCounts(String name, String value) {
		MockEnvironment environment = new MockEnvironment().withProperty("cloudwatch.logs." + name, value);
		ConfigurationPropertySources.attach(environment);
		assertThat(DeliveryProperties.of(environment)).isNotEqualTo(DeliveryProperties.DEFAULTS);
	}

	@Test
	void oneOfTheSystemEnvironmentCounts() {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment",
					Map.of("CLOUDWATCH_LOGS_DELIVERY_SHUTDOWNTIMEOUT", "9s")));
		ConfigurationPropertySources.attach(environment);
		assertThat(DeliveryProperties.of(environment).shutdownTimeout()).isEqualTo(Duration.ofSeconds(9));
	}

}
