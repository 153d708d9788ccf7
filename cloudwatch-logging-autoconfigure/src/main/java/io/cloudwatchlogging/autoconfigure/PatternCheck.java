package io.cloudwatchlogging.autoconfigure;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.status.StatusUtil;
import org.jspecify.annotations.Nullable;

/**
 * Checks that Logback understands a pattern.
 */
final class PatternCheck {

	private static final String ACTION = "Use a Logback pattern, such as '%5p [%t] %-40.40logger{39} : %m%n%wEx'.";

	private PatternCheck() {
	}

	static void check(@Nullable String pattern) {
		if (pattern == null) {
			return;
		}
		PropertyCheck check = PropertyCheck.of("pattern", pattern);
		check.that(!pattern.isBlank(), "it is empty", ACTION);
		String problem = problem(pattern);
		check.that(problem == null, "Logback says: " + problem, ACTION);
	}

	private static @Nullable String problem(String pattern) {
		LoggerContext context = new LoggerContext();
		try {
			LogPattern.layout(pattern, context);
		}
		catch (IllegalArgumentException ex) {
			return ex.getMessage();
		}
		return new StatusUtil(context).getHighestLevel(0) < Status.ERROR ? null
				: context.getStatusManager()
					.getCopyOfStatusList()
					.stream()
					.filter((status) -> status.getLevel() == Status.ERROR)
					.map(Status::getMessage)
					.findFirst()
					.orElseThrow();
	}

}
