package io.cloudwatchlogging.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EnvironmentReading}.
 */
class EnvironmentReadingTests {

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void whatIsValidIsNotRefused() {
		this.environment.setProperty("spring.application.name", "shop");
		EnvironmentReading reading = EnvironmentReading.of(this.environment);
		assertThat(reading.names()).isNotNull();
		assertThat(reading.properties().invalid()).isEmpty();
		assertThat(reading.refusal()).isNull();
	}

	@Test
	void withoutANameThereIsNowhereToShipTo() {
		EnvironmentReading reading = EnvironmentReading.of(this.environment);
		assertThat(reading.names()).isNull();
		assertThat(reading.refusal()).isEqualTo("Log events are not shipped to CloudWatch Logs: where to is not known, "
				+ "as these properties are invalid or missing: cloudwatch.logs.group.name.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "group.name={host", "group.name=a b", "stream.name={nope}", "stream.name=a:b" })
	void anInvalidNameIsNotReplacedByItsDefault(String assignment) {
		int equals = assignment.indexOf('=');
		String property = "cloudwatch.logs." + assignment.substring(0, equals);
		this.environment.setProperty("spring.application.name", "shop");
		this.environment.setProperty(property, assignment.substring(equals + 1));
		EnvironmentReading reading = EnvironmentReading.of(this.environment);
		assertThat(reading.names()).isNull();
		assertThat(reading.properties().invalid()).containsExactly(property);
		assertThat(reading.refusal()).endsWith(": " + property + ".");
	}

	@Test
	void anInvalidEndpointIsRefusedAndTheNamesAreKnownAllTheSame() {
		this.environment.setProperty("spring.application.name", "shop");
		this.environment.setProperty("cloudwatch.logs.endpoint", "localhost:4566");
		this.environment.setProperty("cloudwatch.logs.level", "loud");
		EnvironmentReading reading = EnvironmentReading.of(this.environment);
		assertThat(reading.names()).isNotNull();
		assertThat(reading.refusal()).endsWith(": cloudwatch.logs.endpoint.");
	}

}
