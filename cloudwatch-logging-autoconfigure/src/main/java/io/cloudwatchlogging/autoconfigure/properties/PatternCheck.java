package io.cloudwatchlogging.autoconfigure.properties;

import ch.qos.logback.classic.LoggerContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Checks that Logback understands a pattern, with the conversion words and variables that
 * the user's own Logback configuration declares.
 */
public final class PatternCheck {

	private static final String ACTION = "Use a Logback pattern, such as '%5p [%t] %-40.40logger{39} : %m%n%wEx'.";

	private PatternCheck() {
	}

	/**
	 * Throws an exception if Logback does not understand the pattern.
	 * @param pattern the pattern, if there is one
	 */
	public static void check(@Nullable String pattern) {
		if (pattern == null) {
			return;
		}
		PropertyCheck check = PropertyCheck.of("pattern", pattern);
		check.that(!pattern.isBlank(), "it is empty", ACTION);
		String problem = problem(pattern);
		check.that(problem == null, "Logback says: " + problem, ACTION);
	}

	private static @Nullable String problem(String pattern) {
		return LogPattern.problem(pattern,
				(LoggerFactory.getILoggerFactory() instanceof LoggerContext context) ? context : new LoggerContext());
	}

}
