package io.cloudwatchlogging.shipping;

import org.jspecify.annotations.Nullable;

/**
 * Destination of messages about delivery, outside of the logging that is shipped. Safe
 * for use by many threads.
 */
public interface StatusReporter {

	/**
	 * Reports a warning.
	 * @param message the text
	 * @param cause the exception behind it, if there is one
	 */
	void warn(String message, @Nullable Throwable cause);

}
