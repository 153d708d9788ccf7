package io.cloudwatchlogging.autoconfigure;

import io.cloudwatchlogging.autoconfigure.properties.CloudWatchLogsProperties;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Condition that matches when log events are to be shipped: unless they are switched off,
 * and in AWS Lambda only if that is asked for, because Lambda ships standard output.
 */
public final class OnShippingCondition extends SpringBootCondition {

	static final String ENABLED = CloudWatchLogsProperties.PREFIX + ".enabled";

	static final String ENABLED_IN_LAMBDA = CloudWatchLogsProperties.PREFIX + ".enabled-in-lambda";

	/**
	 * Set by Lambda.
	 *
	 * @see <a href=
	 * "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html">Lambda
	 * environment variables</a>
	 */
	private static final String LAMBDA = "AWS_LAMBDA_FUNCTION_NAME";

	static final String LAMBDA_REASON = "Log events are not shipped to CloudWatch Logs by this application, as AWS "
			+ "Lambda ships its standard output. To ship them all the same set " + ENABLED_IN_LAMBDA + "=true.";

	OnShippingCondition() {
	}

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("Shipping to CloudWatch Logs");
		Environment environment = context.getEnvironment();
		if (!isEnabled(environment)) {
			return ConditionOutcome.noMatch(message.because(ENABLED + " is false"));
		}
		if (isLeftToLambda(environment)) {
			return ConditionOutcome.noMatch(message.because(LAMBDA + " is set and " + ENABLED_IN_LAMBDA + " is not"));
		}
		return ConditionOutcome.match(message.because("it is not switched off"));
	}

	static boolean isShipping(Environment environment) {
		return isEnabled(environment) && !isLeftToLambda(environment);
	}

	/** Whether events would be shipped, were it not for Lambda. */
	static boolean isOffForLambda(Environment environment) {
		return isEnabled(environment) && isLeftToLambda(environment);
	}

	private static boolean isEnabled(Environment environment) {
		return environment.getProperty(ENABLED, Boolean.class, true);
	}

	private static boolean isLeftToLambda(Environment environment) {
		return environment.containsProperty(LAMBDA)
				&& !environment.getProperty(ENABLED_IN_LAMBDA, Boolean.class, false);
	}

}
