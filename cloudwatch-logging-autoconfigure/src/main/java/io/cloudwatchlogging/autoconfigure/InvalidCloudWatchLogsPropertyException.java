package io.cloudwatchlogging.autoconfigure;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a property has a value that is of no use.
 */
final class InvalidCloudWatchLogsPropertyException extends RuntimeException {

	private final String property;

	private final @Nullable Object value;

	private final String reason;

	private final String action;

	/**
	 * Creates the exception.
	 * @param property the whole name of the property
	 * @param value its value, if it has one
	 * @param reason what is wrong with it, without a full stop
	 * @param action what mends it
	 */
	InvalidCloudWatchLogsPropertyException(String property, @Nullable Object value, String reason, String action) {
		super("Property '" + property + "' has the value '" + value + "': " + reason);
		this.property = property;
		this.value = value;
		this.reason = reason;
		this.action = action;
	}

	String property() {
		return this.property;
	}

	@Nullable Object value() {
		return this.value;
	}

	String reason() {
		return this.reason;
	}

	String action() {
		return this.action;
	}

}
