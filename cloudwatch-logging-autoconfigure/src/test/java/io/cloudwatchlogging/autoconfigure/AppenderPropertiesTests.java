package io.cloudwatchlogging.autoconfigure;

import io.cloudwatchlogging.autoconfigure.properties.CloudWatchLogsProperties;
import io.cloudwatchlogging.autoconfigure.properties.PropertiesReading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AppenderProperties}: they are the same as those of
 * {@link CloudWatchLogsProperties}.
 */
class AppenderPropertiesTests {

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void theDefaultsAreThoseOfAllProperties() {
		assertSame();
		assertThat(properties().groupName()).isNull();
	}

	@Test
	void theValuesAreThoseOfAllProperties() {
		this.environment.withProperty("region.name", "eu")
			.withProperty("cloudwatch.logs.group.name", "/shop/${region.name}/${missing}")
			.withProperty("cloudwatch.logs.stream.name", "{pid}")
			.withProperty("cloudwatch.logs.level", "Warn")
			.withProperty("cloudwatch.logs.loggers[0]", "com.example")
			.withProperty("cloudwatch.logs.loggers[1]", "org.example")
			.withProperty("cloudwatch.logs.format", "ecs")
			.withProperty("cloudwatch.logs.pattern", "%m");
		assertSame();
		assertThat(properties().groupName()).isEqualTo("/shop/eu/${missing}");
		assertThat(properties().loggers()).hasSize(2);
	}

	@ParameterizedTest
	@CsvSource({ "level, loud", "loggers[1], x", "format, xml", "format, java.lang.String", "pattern, %nothing",
			"pattern, %m %clr(", "pattern, ''", "loggers, ''", "level, ''", "group, x", "stream, x" })
	void aValueOfNoUseIsTreatedAsNotSet(String name, String value) {
		this.environment.withProperty("cloudwatch.logs." + name, value);
		assertSame();
		assertThat(properties()).isEqualTo(AppenderProperties.of(new MockEnvironment()));
	}

	private AppenderProperties properties() {
		return AppenderProperties.of(this.environment);
	}

	private void assertSame() {
		ConfigurationPropertySources.attach(this.environment);
		CloudWatchLogsProperties all = PropertiesReading.of(this.environment).properties();
		assertThat(properties()).isEqualTo(new AppenderProperties(all.group().name(), all.stream().name(), all.level(),
				all.loggers(), all.format(), all.pattern()));
	}

}
