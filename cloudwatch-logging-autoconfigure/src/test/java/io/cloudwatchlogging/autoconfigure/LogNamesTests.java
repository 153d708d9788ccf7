package io.cloudwatchlogging.autoconfigure;

import io.cloudwatchlogging.autoconfigure.properties.CloudWatchLogsProperties;
import io.cloudwatchlogging.autoconfigure.properties.InvalidCloudWatchLogsPropertyException;
import io.cloudwatchlogging.autoconfigure.properties.PropertiesReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link LogNames}.
 */
class LogNamesTests {

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void byDefaultTheGroupIsNamedLikeTheApplication() {
		this.environment.setProperty("spring.application.name", "Order Service");
		LogNames names = names();
		assertThat(names.group().constant()).isEqualTo("Order-Service");
		assertThat(names.stream().constant()).endsWith("/" + ProcessHandle.current().pid());
	}

	@Test
	void bothNamesMayHavePlaceholders() {
		this.environment.setActiveProfiles("prod", "eu");
		this.environment.setProperty("spring.application.name", "orders");
		this.environment.setProperty("cloudwatch.logs.group.name", "/{profile}/${spring.application.name}");
		this.environment.setProperty("cloudwatch.logs.stream.name", "{pid}/{level}");
		LogNames names = names();
		assertThat(names.group().constant()).isEqualTo("/prod-eu/orders");
		assertThat(names.stream().constant()).isNull();
	}

	@Test
	void withoutAnActiveProfileTheDefaultOneIsMeant() {
		this.environment.setProperty("cloudwatch.logs.group.name", "{profile}");
		assertThat(names().group().constant()).isEqualTo("default");
	}

	@Test
	void anApplicationWithoutANameHasToNameItsGroup() {
		assertThatExceptionOfType(InvalidCloudWatchLogsPropertyException.class).isThrownBy(this::names)
			.satisfies((ex) -> {
				assertThat(ex.property()).isEqualTo("cloudwatch.logs.group.name");
				assertThat(ex.action()).isEqualTo("Set cloudwatch.logs.group.name or spring.application.name.");
			});
	}

	@Test
	void aNameThatCannotBeMadeIsRefusedWithItsProperty() {
		this.environment.setProperty("cloudwatch.logs.group.name", "/shop");
		this.environment.setProperty("cloudwatch.logs.stream.name", "{host}");
		assertThatExceptionOfType(InvalidCloudWatchLogsPropertyException.class).isThrownBy(this::names)
			.satisfies((ex) -> {
				assertThat(ex.property()).isEqualTo("cloudwatch.logs.stream.name");
				assertThat(ex.value()).isEqualTo("{host}");
				assertThat(ex.reason()).isEqualTo("{host} is not known");
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "{env:NO_SUCH_VARIABLE:}", "{env:NO_SUCH_VARIABLE: }", "{date:}", "{start:}" })
	void aNameThatIsEmptyForEveryLineIsRefused(String name) {
		this.environment.setProperty("cloudwatch.logs.group.name", "/shop");
		this.environment.setProperty("cloudwatch.logs.stream.name", name);
		assertThatExceptionOfType(InvalidCloudWatchLogsPropertyException.class).isThrownBy(this::names)
			.satisfies((ex) -> {
				assertThat(ex.property()).isEqualTo("cloudwatch.logs.stream.name");
				assertThat(ex.value()).isEqualTo(name);
			});
	}

	private LogNames names() {
		return LogNames.of(PropertiesReading.of(this.environment).properties(), this.environment);
	}

}
