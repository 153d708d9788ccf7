package io.cloudwatchlogging.autoconfigure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests for {@link InvalidCloudWatchLogsPropertyFailureAnalyzer},
 * {@link CloudWatchLogsBindFailureAnalyzer} and
 * {@link CloudWatchLogsSwitchFailureAnalyzer}, as a user sees them.
 */
@ExtendWith(OutputCaptureExtension.class)
class FailureAnalyzersTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					batch.max-linger       | 90s     | it is more than 60s          | Use a value from 0s to 60s.
					batch.max-linger       | soon    | it is not a duration         | Use a number with the unit ms, s, m or h, such as 500ms.
					buffer.max-size        | much    | it is not a size             | Use a number with the unit B, KB, MB or GB, such as 64MB.
					buffer.overflow        | wait    | it is not one of the known values | Use one of drop, block.
					group.log-class        | cheap   | it is not one of the known values | Use one of standard, infrequent-access, delivery.
					level                  | loud    | it is not one of the known values | Use one of trace, debug, info, warn, error, fatal, off.
					group.retention        | month   | it is not a whole number     | Use digits only, such as 30.
					delivery.max-in-flight | 1.5     | it is not a whole number     | Use digits only, such as 30.
					group.create           | perhaps | it is not true or false      | Use true or false.
					endpoint               | a b://  | it is not a URI              | Use a URI such as http://localhost:4566.
					stream.name            | {host}  | {host} is not known          | Use one of {application},
					format                 | xml     | it is neither a known format | Use pattern, ecs, gelf, logstash, or the class name of a StructuredLogFormatter<ILoggingEvent>.
					""")
	void aWrongValueIsReportedWithPropertyValueOriginAndFix(String name, String value, String reason, String action,
			CapturedOutput output) {
		fail("--cloudwatch.logs.group.name=/shop", "--cloudwatch.logs." + name + "=" + value);
		assertThat(output).contains("APPLICATION FAILED TO START")
			.contains("Invalid value '" + value + "' for property 'cloudwatch.logs." + name + "' (\"cloudwatch.logs."
					+ name + "\" from property source \"commandLineArgs\"): " + reason)
			.contains(action);
	}

	@Test
	void aMissingNameIsReportedWithBothWaysToGiveOne(CapturedOutput output) {
		fail();
		assertThat(output)
			.contains("No value for property 'cloudwatch.logs.group.name': there is no log group to ship to")
			.contains("Set cloudwatch.logs.group.name or spring.application.name.");
	}

	@Test
	void aSwitchThatIsNeitherOnNorOffIsReportedBeforeThereIsAContext(CapturedOutput output) {
		SpringApplication application = new SpringApplication(NamesConfiguration.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		assertThatException().isThrownBy(() -> application.run("--cloudwatch.logs.enabled=perhaps"));
		assertThat(output).contains("Invalid value 'perhaps' for property 'cloudwatch.logs.enabled'")
			.contains("Use true or false.");
	}

	@Test
	void theFailureOfAnotherPropertyIsLeftToBoot(CapturedOutput output) {
		fail("--cloudwatch.logs.group.name=/shop", "--spring.main.banner-mode=loud");
		assertThat(output).contains("Failed to bind properties under 'spring.main.banner-mode'");
	}

	private static void fail(String... arguments) {
		SpringApplication application = new SpringApplication(NamesConfiguration.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		// Nothing is to be shipped here.
		application.setListeners(application.getListeners()
			.stream()
			.filter((listener) -> !(listener instanceof LoggingListener))
			.toList());
		assertThatException().isThrownBy(() -> application.run(arguments));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(CloudWatchLogsProperties.class)
	static class NamesConfiguration {

		@Bean
		LogNames logNames(CloudWatchLogsProperties properties, Environment environment) {
			return LogNames.of(properties, environment);
		}

	}

}
