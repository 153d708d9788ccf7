package io.cloudwatchlogging.autoconfigure.properties;

import java.util.Objects;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.CoreConstants;
import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.status.StatusUtil;
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
		LoggerContext context = context();
		try {
			LogPattern.layout(pattern, context);
		}
		catch (RuntimeException | LinkageError ex) {
			// Of Logback's parser, or of a converter of the application's.
			return Objects.requireNonNullElseGet(ex.getMessage(), ex::toString);
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

	/**
	 * A context of its own, so that what Logback says is about this pattern, and does not
	 * stay in the status of the context that logs.
	 */
	private static LoggerContext context() {
		LoggerContext context = new LoggerContext();
		if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logging) {
			logging.getCopyOfPropertyMap().forEach(context::putProperty);
			copyObject(CoreConstants.PATTERN_RULE_REGISTRY_FOR_SUPPLIERS, logging, context);
			copyObject(CoreConstants.PATTERN_RULE_REGISTRY, logging, context);
		}
		return context;
	}

	private static void copyObject(String name, LoggerContext from, LoggerContext to) {
		Object object = from.getObject(name);
		if (object != null) {
			to.putObject(name, object);
		}
	}

}
