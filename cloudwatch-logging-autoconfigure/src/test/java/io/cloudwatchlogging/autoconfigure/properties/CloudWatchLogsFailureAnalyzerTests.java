package io.cloudwatchlogging.autoconfigure.properties;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link CloudWatchLogsFailureAnalyzer}.
 */
class CloudWatchLogsFailureAnalyzerTests {

	private final MockEnvironment environment = new MockEnvironment();

	private final CloudWatchLogsFailureAnalyzer analyzer = new CloudWatchLogsFailureAnalyzer(this.environment);

	@Test
	void aFailedCheckIsReportedThoughItIsWrapped() {
		Throwable failure = new IllegalStateException(bind("cloudwatch.logs.batch.max-linger", "90s"));
		assertThat(this.analyzer.analyze(failure)).satisfies((analysis) -> {
			assertThat(analysis.getDescription())
				.startsWith("Invalid value '90s' for property " + "'cloudwatch.logs.batch.max-linger'")
				.endsWith(": it is more than 60s.");
			assertThat(analysis.getAction()).isEqualTo("Use a value from 0s to 60s.");
			assertThat(analysis.getCause()).isInstanceOf(InvalidCloudWatchLogsPropertyException.class);
		});
	}

	@Test
	void aValueOfAnotherTypeIsReported() {
		assertThat(this.analyzer.analyze(bind("cloudwatch.logs.level", "loud"))).satisfies((analysis) -> {
			assertThat(analysis.getDescription())
				.startsWith("Invalid value 'loud' for property 'cloudwatch.logs.level'")
				.endsWith(": it is not one of the known values.");
			assertThat(analysis.getAction()).isEqualTo("Use one of trace, debug, info, warn, error, fatal, off.");
		});
	}

	@Test
	void aSwitchIsReported() {
		assertThat(this.analyzer.analyze(
				new InvalidConfigurationPropertyValueException("cloudwatch.logs.enabled", "perhaps", "it is invalid")))
			.returns("Invalid value 'perhaps' for property 'cloudwatch.logs.enabled': it is not true or false.",
					FailureAnalysis::getDescription)
			.returns("Use true or false.", FailureAnalysis::getAction);
	}

	@Test
	void aMissingValueIsReportedWithoutAnEnvironmentToo() {
		assertThat(new CloudWatchLogsFailureAnalyzer(null).analyze(new InvalidCloudWatchLogsPropertyException(
				"cloudwatch.logs.group.name", null, "there is none", "Set it.")))
			.returns("No value for property 'cloudwatch.logs.group.name': there is none.",
					FailureAnalysis::getDescription);
	}

	@Test
	void otherFailuresAreLeftToOthers() {
		assertThat(this.analyzer.analyze(new IllegalStateException())).isNull();
		assertThat(this.analyzer.analyze(new InvalidConfigurationPropertyValueException("server.port", "x", "no")))
			.isNull();
		this.environment.setProperty("server.port", "x");
		BindException other = catchThrowableOfType(BindException.class,
				() -> Binder.get(this.environment).bind("server.port", Bindable.of(Integer.class)));
		assertThat(other).isNotNull();
		assertThat(this.analyzer.analyze(other)).isNull();
	}

	private BindException bind(String property, String value) {
		this.environment.setProperty(property, value);
		BindException failure = catchThrowableOfType(BindException.class, () -> Binder.get(this.environment)
			.bind(CloudWatchLogsProperties.PREFIX, CloudWatchLogsProperties.class));
		assertThat(failure).isNotNull();
		return failure;
	}

}
