package io.cloudwatchlogging.autoconfigure.properties;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * An analyzer of {@link InvalidCloudWatchLogsPropertyException}. Comes before Spring
 * Boot's own analyzer of what such an exception is wrapped in.
 */
@Order(0)
final class InvalidCloudWatchLogsPropertyFailureAnalyzer
		extends AbstractFailureAnalyzer<InvalidCloudWatchLogsPropertyException> {

	private final PropertyFailureAnalysis analysis;

	InvalidCloudWatchLogsPropertyFailureAnalyzer(@Nullable Environment environment) {
		this.analysis = new PropertyFailureAnalysis(environment);
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidCloudWatchLogsPropertyException cause) {
		return this.analysis.of(cause);
	}

}
