package io.cloudwatchlogging.logback;

import org.jspecify.annotations.Nullable;

/**
 * An appender as those know it that ship by its route. Safe for use by many threads.
 */
interface RouteSource {

	/**
	 * Returns where events go at this moment and by what, {@code null} if that is not
	 * known.
	 */
	@Nullable Route route();

	/**
	 * Says in the log streams what was not shipped of the appender's events.
	 * @param all whether to say what is not due, too
	 */
	void tellSuppressed(boolean all);

	/**
	 * Notes that nothing is shipped any more by the present route, so that what was not
	 * shipped of its events is told from now on even if nobody asks the appender.
	 */
	void retire();

}
