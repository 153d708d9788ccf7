package io.cloudwatchlogging.autoconfigure.properties;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link PropertyNames}.
 */
class PropertyNamesTests {

	private final ConfigurableEnvironment environment = new StandardEnvironment();

	@Test
	void eachSourceIsLookedAtAndNamedAsTheOrigin() {
		this.environment.getPropertySources()
			.addLast(new MapPropertySource("arguments", Map.of("cloudwatch.logs.gruop.name", "/shop")));
		this.environment.getPropertySources()
			.addLast(new OriginTrackedMapPropertySource("file", Map.of("cloudwatch.log.level",
					OriginTrackedValue.of("info", new FileOrigin("application.yml - 3:5")))));
		this.environment.getPropertySources()
			.addLast(new SystemEnvironmentPropertySource("variables", Map.of("CLOUDWATCH_LOGS_GRUOP_NAME", "/shop")));
		assertThat(PropertyNames.warnings(this.environment)).satisfiesExactlyInAnyOrder(
				(warning) -> assertThat(warning)
					.startsWith("Property 'cloudwatch.logs.gruop.name' (property source 'arguments')")
					.endsWith("Did you mean 'cloudwatch.logs.group.name'?"),
				(warning) -> assertThat(warning).startsWith("Property 'cloudwatch.log.level' (application.yml - 3:5)")
					.endsWith("Did you mean 'cloudwatch.logs.level'?"),
				(warning) -> assertThat(warning)
					.startsWith("Environment variable 'CLOUDWATCH_LOGS_GRUOP_NAME' (property source 'variables')")
					.endsWith("Did you mean 'CLOUDWATCH_LOGS_GROUP_NAME'?"));
	}

	@Test
	void whatIsKnownIsNotWarnedOf() {
		this.environment.getPropertySources()
			.addLast(new MapPropertySource("arguments", Map.of("cloudwatch.logs.group.name", "/shop")));
		assertThat(PropertyNames.warnings(this.environment)).isEmpty();
	}

	@Test
	void aParentWithAValueFailsTheCheckUnlessItIsAVariable() {
		this.environment.getPropertySources()
			.addLast(new SystemEnvironmentPropertySource("variables", Map.of("CLOUDWATCH_LOGS_GROUP", "/shop")));
		assertThatNoException().isThrownBy(() -> PropertyNames.check(this.environment));
		this.environment.getPropertySources()
			.addLast(new MapPropertySource("arguments", Map.of("cloudwatch.logs.group", "/shop")));
		assertThatExceptionOfType(InvalidCloudWatchLogsPropertyException.class)
			.isThrownBy(() -> PropertyNames.check(this.environment))
			.satisfies((ex) -> assertThat(ex.action()).startsWith("Set cloudwatch.logs.group.name instead"));
	}

	/**
	 * A line of a file.
	 */
	private record FileOrigin(String line) implements Origin {

		@Override
		public String toString() {
			return this.line;
		}

	}

}
