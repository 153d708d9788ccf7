package io.cloudwatchlogging.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * An analyzer of {@link InvalidAppenderException}.
 */
final class InvalidAppenderFailureAnalyzer extends AbstractFailureAnalyzer<InvalidAppenderException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidAppenderException cause) {
		return new FailureAnalysis(cause.getMessage() + ".", cause.action(), cause);
	}

}
