package io.cloudwatchlogging.autoconfigure.properties;

import java.util.Set;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

import org.springframework.boot.logging.structured.StructuredLogFormatter;
import org.springframework.core.GenericTypeResolver;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Checks that a format is one that Spring Boot can make.
 */
public final class FormatCheck {

	/** The formats that have a name. */
	static final Set<String> KNOWN = Set.of(CloudWatchLogsProperties.PATTERN_FORMAT, "ecs", "gelf", "logstash");

	private static final String ACTION = "Use pattern, ecs, gelf, logstash, or the class name of a "
			+ StructuredLogFormatter.class.getSimpleName() + "<" + ILoggingEvent.class.getSimpleName() + ">.";

	private FormatCheck() {
	}

	/**
	 * Throws an exception if Spring Boot cannot make the format.
	 * @param format the format
	 */
	public static void check(String format) {
		if (KNOWN.stream().anyMatch(format::equalsIgnoreCase)) {
			return;
		}
		PropertyCheck check = PropertyCheck.of("format", format);
		Class<?> type = load(format, check);
		check.that(StructuredLogFormatter.class.isAssignableFrom(type), "the class is not a StructuredLogFormatter",
				ACTION);
		check.that(
				ILoggingEvent.class.equals(GenericTypeResolver.resolveTypeArgument(type, StructuredLogFormatter.class)),
				"the class does not format the events of Logback", ACTION);
		String problem = problem(format);
		check.that(problem == null, "no formatter can be made of the class: " + problem,
				"Fix the constructor of the class, or use another format.");
	}

	/** Why Spring Boot cannot make the formatter, as far as it can be tried here. */
	private static @Nullable String problem(String format) {
		if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)
				|| !(context.getObject(Environment.class.getName()) instanceof Environment environment)) {
			return null;
		}
		try {
			StructuredEncoders.create(format, environment, context).stop();
			return null;
		}
		catch (RuntimeException | LinkageError ex) {
			return String.valueOf(NestedExceptionUtils.getMostSpecificCause(ex));
		}
	}

	private static Class<?> load(String format, PropertyCheck check) {
		try {
			return ClassUtils.forName(format, null);
		}
		catch (ClassNotFoundException | LinkageError ex) {
			throw check.failed("it is neither a known format nor a class that can be loaded", ACTION);
		}
	}

}
