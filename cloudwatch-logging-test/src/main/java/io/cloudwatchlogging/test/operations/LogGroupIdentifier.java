package io.cloudwatchlogging.test.operations;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.cloudwatchlogging.test.protocol.Parameters;
import io.cloudwatchlogging.test.protocol.ServiceException;
import io.cloudwatchlogging.test.protocol.TextRule;
import org.jspecify.annotations.Nullable;

/**
 * Ways in which requests name a log group.
 */
final class LogGroupIdentifier {

	// Any partition, region and account: clients build ARNs from their own.
	private static final Pattern ARN = Pattern.compile("arn:[^:]+:logs:[^:]*:[^:]*:log-group:([^:*]+)(:\\*)?");

	private LogGroupIdentifier() {
	}

	/**
	 * Returns the name of the log group that a request gives by name or by identifier.
	 * @param parameters the parameters of the request
	 * @return the name
	 */
	static String nameFrom(Parameters parameters) {
		String name = parameters.text("logGroupName", TextRule.LOG_GROUP_NAME);
		String identifier = parameters.text("logGroupIdentifier", TextRule.LOG_GROUP_IDENTIFIER);
		parameters.check();
		return oneOf(name, identifier, "logGroupIdentifier");
	}

	/**
	 * Returns the name of the log group that a request about keys gives.
	 * @param parameters the parameters of the request
	 * @return the name
	 */
	static String nameOfEncrypted(Parameters parameters) {
		String name = parameters.text("logGroupName", TextRule.LOG_GROUP_NAME);
		String identifier = parameters.text("resourceIdentifier", TextRule.RESOURCE_IDENTIFIER);
		parameters.check();
		return oneOf(name, identifier, "resourceIdentifier");
	}

	/**
	 * Returns the name of the log group that a request about tags gives.
	 * @param parameters the parameters of the request
	 * @return the name
	 */
	static String nameOfTagged(Parameters parameters) {
		String arn = parameters.requiredText("resourceArn", TextRule.RESOURCE_ARN);
		parameters.check();
		Matcher matcher = ARN.matcher(arn);
		if (!matcher.matches()) {
			throw ServiceException.invalidParameter("The specified ARN is not the ARN of a log group: " + arn);
		}
		return matcher.group(1);
	}

	static String nameOf(String identifier) {
		Matcher matcher = ARN.matcher(identifier);
		return matcher.matches() ? matcher.group(1) : identifier;
	}

	private static String oneOf(@Nullable String name, @Nullable String identifier, String parameter) {
		if (name != null && identifier == null) {
			return name;
		}
		if (name == null && identifier != null) {
			return nameOf(identifier);
		}
		throw ServiceException.invalidParameter("Exactly one of logGroupName and " + parameter + " must be specified.");
	}

}
