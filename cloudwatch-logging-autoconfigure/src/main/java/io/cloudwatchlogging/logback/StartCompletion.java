package io.cloudwatchlogging.logback;

/**
 * Completes the start of shipping for an application that has not done so itself: it has
 * failed, ends already, or logs more than can be held.
 */
public interface StartCompletion {

	/**
	 * Returns whether it is known by now where events go.
	 * @return {@code false} if to complete the start would discard what is held
	 */
	boolean isReady();

	/** Installs the appenders by what is known by now. */
	void complete();

}
