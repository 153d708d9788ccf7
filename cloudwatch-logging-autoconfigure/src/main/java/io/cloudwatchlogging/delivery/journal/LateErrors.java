package io.cloudwatchlogging.delivery.journal;

/**
 * Errors of mapped memory that the JVM holds back: it throws an {@link InternalError} for
 * a page that cannot be read at a later moment than the access.
 */
public final class LateErrors {

	private LateErrors() {
	}

	/**
	 * Lets the JVM throw an error that it has held back: it does where it is entered, as
	 * it is for an exception.
	 */
	public static void surface() {
		try {
			throw new IllegalStateException();
		}
		catch (IllegalStateException ex) {
			// Not the one that was waited for.
		}
	}

}
