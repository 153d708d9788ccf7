package io.cloudwatchlogging.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * An analyzer of {@link UnsupportedSpringBootException}.
 */
final class UnsupportedSpringBootFailureAnalyzer extends AbstractFailureAnalyzer<UnsupportedSpringBootException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, UnsupportedSpringBootException cause) {
		return new FailureAnalysis(cause.getMessage() + ".", "Update Spring Boot, or remove the starter. With "
				+ OnShippingCondition.ENABLED + "=false the application starts, and ships nothing.", cause);
	}

}
