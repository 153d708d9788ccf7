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
	 * Notes that the appender may not be asked any more, so that what was not shipped by
	 * its present route is told all the same.
	 */
	void retire();

}
