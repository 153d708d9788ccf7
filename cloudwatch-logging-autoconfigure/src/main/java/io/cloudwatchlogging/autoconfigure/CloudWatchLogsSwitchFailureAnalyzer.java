package io.cloudwatchlogging.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * An analyzer of values of 'cloudwatch.logs.enabled' that are neither true nor false.
 * That property is read before the others are bound.
 */
@Order(0)
final class CloudWatchLogsSwitchFailureAnalyzer
		extends AbstractFailureAnalyzer<InvalidConfigurationPropertyValueException> {

	private static final String PROPERTY = CloudWatchLogsProperties.PREFIX + ".enabled";

	private final PropertyFailureAnalysis analysis;

	CloudWatchLogsSwitchFailureAnalyzer(@Nullable Environment environment) {
		this.analysis = new PropertyFailureAnalysis(environment);
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure,
			InvalidConfigurationPropertyValueException cause) {
		return PROPERTY.equals(cause.getName()) ? this.analysis.of(new InvalidCloudWatchLogsPropertyException(PROPERTY,
				cause.getValue(), "it is not true or false", "Use true or false.")) : null;
	}

}
