package io.cloudwatchlogging.autoconfigure.properties;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * An analyzer of values of 'cloudwatch.logs.enabled' and
 * 'cloudwatch.logs.enabled-in-lambda' that are neither true nor false. These properties
 * are read before the others are bound.
 */
@Order(0)
final class CloudWatchLogsSwitchFailureAnalyzer
		extends AbstractFailureAnalyzer<InvalidConfigurationPropertyValueException> {

	private static final Set<String> PROPERTIES = Set.of(CloudWatchLogsProperties.PREFIX + ".enabled",
			CloudWatchLogsProperties.PREFIX + ".enabled-in-lambda");

	private final PropertyFailureAnalysis analysis;

	CloudWatchLogsSwitchFailureAnalyzer(@Nullable Environment environment) {
		this.analysis = new PropertyFailureAnalysis(environment);
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure,
			InvalidConfigurationPropertyValueException cause) {
		return PROPERTIES.contains(cause.getName())
				? this.analysis.of(new InvalidCloudWatchLogsPropertyException(cause.getName(), cause.getValue(),
						"it is not true or false", "Use true or false."))
				: null;
	}

}
