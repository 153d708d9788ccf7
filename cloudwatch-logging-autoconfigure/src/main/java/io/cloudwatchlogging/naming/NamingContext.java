package io.cloudwatchlogging.naming;

import org.jspecify.annotations.Nullable;

/**
 * What a name may take from the line that is logged.
 */
public interface NamingContext {

	/**
	 * When the line was logged.
	 * @return milliseconds since the epoch
	 */
	long timestamp();

	/**
	 * The name of the logger.
	 * @return the name
	 */
	String logger();

	/**
	 * The level of the line.
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
