package io.cloudwatchlogging.shipping;

import org.jspecify.annotations.Nullable;

/**
 * Destination of messages about delivery, outside of the logging that is shipped. Safe
 * for use by many threads.
 */
@FunctionalInterface
public interface StatusReporter {

	/**
	 * Reports a warning.
	 * @param message the text
	 * @param cause the exception behind it, if there is one
	 */
	void warn(String message, @Nullable Throwable cause);

	/**
	 * Reports that something has begun to work, where an application tells such things;
	 * nowhere by default.
	 * @param message the text
	 */
	default void info(String message) {
		// Whoever reports warnings only.
	}

}
