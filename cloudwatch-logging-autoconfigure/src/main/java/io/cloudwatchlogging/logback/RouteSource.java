package io.cloudwatchlogging.logback;

import org.jspecify.annotations.Nullable;

/**
 * Source of the current route.
 */
@FunctionalInterface
interface RouteSource {

	/** Returns where events go and by what, {@code null} if that is not known. */
	@Nullable Route route();

}
