package io.cloudwatchlogging.autoconfigure;

import java.util.regex.Pattern;

import io.cloudwatchlogging.autoconfigure.properties.CloudWatchLogsProperties;
import io.cloudwatchlogging.autoconfigure.properties.PropertyNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
 * Tests of the reports of invalid properties, as a user sees them.
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

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					group             | /shop   | Set cloudwatch.logs.group.name instead, or another property below cloudwatch.logs.group.
					stream            | x       | Set cloudwatch.logs.stream.name instead, or another property below cloudwatch.logs.stream.
					buffer            | 64MB    | Set cloudwatch.logs.buffer.max-size instead, or another property below cloudwatch.logs.buffer.
					batch             | 1s      | Set cloudwatch.logs.batch.max-linger instead, or another property below cloudwatch.logs.batch.
					event             | 1MB     | Set cloudwatch.logs.event.max-size instead, or another property below cloudwatch.logs.event.
					delivery          | never   | Set cloudwatch.logs.delivery.max-in-flight instead, or another property below cloudwatch.logs.delivery.
					entity            | shop    | Set cloudwatch.logs.entity.enabled instead, or another property below cloudwatch.logs.entity.
					group.tags        | a=b     | Give each key a property of its own, such as cloudwatch.logs.group.tags.team.
					entity.attributes | a=b     | Give each key a property of its own, such as cloudwatch.logs.entity.attributes.team.
					""")
	void aValueOfWhatHasPropertiesBelowIsReportedAloneAndBesideThem(String name, String value, String action,
			CapturedOutput output) {
		String argument = "--cloudwatch.logs." + name + "=" + value;
		String report = "Invalid value '" + value + "' for property 'cloudwatch.logs." + name + "' (\"cloudwatch.logs."
				+ name + "\" from property source \"commandLineArgs\"): it has properties below it, and no value "
				+ "itself.";
		fail("--spring.application.name=shop", argument);
		assertThat(output).containsOnlyOnce(report).containsOnlyOnce(action);
		fail(argument, "--cloudwatch.logs.group.name=/shop", "--cloudwatch.logs.stream.create=true",
				"--cloudwatch.logs.buffer.overflow=drop", "--cloudwatch.logs.batch.max-linger=2s",
				"--cloudwatch.logs.event.oversize=split", "--cloudwatch.logs.delivery.compression=auto",
				"--cloudwatch.logs.entity.enabled=true", "--cloudwatch.logs.group.tags.a=b",
				"--cloudwatch.logs.entity.attributes.a=b");
		assertThat(output.toString().split(Pattern.quote(report), -1)).hasSize(3);
		assertThat(output.toString().split(Pattern.quote(action), -1)).hasSize(3);
	}

	@Test
	void aMissingNameIsReportedWithBothWaysToGiveOne(CapturedOutput output) {
		fail();
		assertThat(output)
			.contains("No value for property 'cloudwatch.logs.group.name': there is no log group to ship to")
			.contains("Set cloudwatch.logs.group.name or spring.application.name.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "cloudwatch.logs.enabled", "cloudwatch.logs.enabled-in-lambda" })
	void aSwitchThatIsNeitherOnNorOffIsReportedBeforeThereIsAContext(String property, CapturedOutput output) {
		SpringApplication application = new SpringApplication(NamesConfiguration.class);
		application.setWebApplicationType(WebApplicationType.NONE);
		assertThatException()
			.isThrownBy(() -> application.run("--AWS_LAMBDA_FUNCTION_NAME=orders", "--" + property + "=perhaps"));
		assertThat(output).contains("Invalid value 'perhaps' for property '" + property + "'")
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
			PropertyNames.check(environment);
			return LogNames.of(properties, environment);
		}

	}

}
