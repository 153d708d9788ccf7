package io.cloudwatchlogging.autoconfigure;

import io.cloudwatchlogging.naming.InvalidNameTemplateException;

/**
 * Thrown when an appender that is declared in the Logback configuration has a name of a
 * log group or log stream that is invalid.
 */
final class InvalidAppenderException extends RuntimeException {

	private final InvalidNameTemplateException invalidName;

	InvalidAppenderException(String appender, InvalidNameTemplateException invalidName) {
		super("Appender '" + appender + "' of the Logback configuration: " + invalidName.getMessage(), invalidName);
		this.invalidName = invalidName;
	}

	String action() {
		return this.invalidName.action();
	}

}
