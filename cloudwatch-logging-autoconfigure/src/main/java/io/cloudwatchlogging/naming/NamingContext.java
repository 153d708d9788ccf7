package io.cloudwatchlogging.naming;

import org.jspecify.annotations.Nullable;

/**
 * Values of a log event that a name may contain.
 */
public interface NamingContext {

	/**
	 * When the event was logged.
	 * @return milliseconds since the epoch
	 */
	long timestamp();

	/**
	 * The name of the logger.
	 * @return the name
	 */
	String logger();

	/**
	 * The level of the event.
	 * @return the level's name, such as {@code INFO}
	 */
	String level();

	/**
	 * A value of the mapped diagnostic context.
	 * @param key the key
	 * @return the value, or {@code null} if there is none
	 */
	@Nullable String mdc(String key);

}
