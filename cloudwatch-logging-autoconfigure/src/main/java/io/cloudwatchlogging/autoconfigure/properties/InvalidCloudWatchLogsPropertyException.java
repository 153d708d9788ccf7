package io.cloudwatchlogging.autoconfigure.properties;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a property has a value that is invalid.
 */
public final class InvalidCloudWatchLogsPropertyException extends RuntimeException {

	/** The whole name of the property. */
	private final String property;

	/** The value, if there is one. */
	private final @Nullable Object value;

	/** Why the value is invalid. */
	private final String reason;

	/** How to fix it. */
	private final String action;

	/**
	 * Creates the exception.
	 * @param property the whole name of the property
	 * @param value its value, if it has one
	 * @param reason what is wrong with it, without a full stop
	 * @param action how to fix it
	 */
	public InvalidCloudWatchLogsPropertyException(String property, @Nullable Object value, String reason,
			String action) {
		super("Property '" + property + "' has the value '" + value + "': " + reason);
		this.property = property;
		this.value = value;
		this.reason = reason;
		this.action = action;
	}

	/**
	 * The whole name of the property.
	 * @return the name
	 */
	public String property() {
		return this.property;
	}

	/**
	 * Its value.
	 * @return the value, or {@code null} if it has none
	 */
	public @Nullable Object value() {
		return this.value;
	}

	/**
	 * What is wrong with the value.
	 * @return the reason, without a full stop
	 */
	public String reason() {
		return this.reason;
	}

	/**
	 * What fixes it.
	 * @return a sentence
	 */
	public String action() {
		return this.action;
	}

}
