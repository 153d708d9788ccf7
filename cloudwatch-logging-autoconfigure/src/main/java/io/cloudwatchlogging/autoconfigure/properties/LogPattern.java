package io.cloudwatchlogging.autoconfigure.properties;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.core.pattern.DynamicConverter;
import ch.qos.logback.core.spi.ScanException;
import ch.qos.logback.core.status.WarnStatus;
import ch.qos.logback.core.util.OptionHelper;
import io.cloudwatchlogging.logback.FieldsConverter;
import io.cloudwatchlogging.logback.TrialContext;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.logback.ColorConverter;
import org.springframework.boot.logging.logback.CorrelationIdConverter;
import org.springframework.boot.logging.logback.EnclosedInSquareBracketsConverter;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;
import org.springframework.boot.logging.logback.WhitespaceThrowableProxyConverter;

/**
 * Layouts of events as plain text. They know Spring Boot's conversion words also where
 * the user's own Logback configuration does not declare them, and all words that the
 * context knows when they are made: what it forgets in a reset, they do not.
 */
public final class LogPattern {

	/**
	 * The pattern of Spring Boot's log file, without the date and with key-values and MDC
	 * entries, if there are any. Follows 'logging.pattern.level',
	 * 'logging.pattern.correlation' and 'logging.exception-conversion-word', which Boot
	 * has put into system properties by the time that logging is initialised.
	 */
	static final String DEFAULT = "${LOG_LEVEL_PATTERN:-%5p} ${PID:-} --- "
			+ "%esb(){APPLICATION_NAME}%esb{APPLICATION_GROUP}[%t] ${LOG_CORRELATION_PATTERN:-}"
			+ "%-40.40logger{39} : %m%fields%n${LOG_EXCEPTION_CONVERSION_WORD:-%wEx}";

	/** Where Logback does not understand what Boot's properties put into the default. */
	private static final String PLAIN = "%5p --- [%t] %-40.40logger{39} : %m%fields%n%wEx";

	/** What a pattern shows of the MDC by the key, or by Boot's two of a trace. */
	private static final Pattern SHOWN = Pattern
		.compile("%[-.0-9]*(?:(?:X|mdc)\\{\\s*([^},:]+)|correlationId(?:\\{([^}]*)})?)");

	private static final String TRACE = "traceId,spanId";

	private static final Map<String, Supplier<DynamicConverter<?>>> CONVERTERS = Map.of("clr", ColorConverter::new,
			"correlationId", CorrelationIdConverter::new, "esb", EnclosedInSquareBracketsConverter::new, "wex",
			WhitespaceThrowableProxyConverter::new, "wEx", ExtendedWhitespaceThrowableProxyConverter::new);

	private LogPattern() {
	}

	/**
	 * A started layout. A pattern that Logback does not understand is told in a warning,
	 * and replaced by the default.
	 * @param pattern the pattern, or {@code null} for the default
	 * @param context the context whose properties and conversion words are used, too
	 * @return the layout
	 */
	public static PatternLayout layout(@Nullable String pattern, LoggerContext context) {
		if (pattern != null && isUnderstood(pattern, context)) {
			return compile(pattern, context);
		}
		return compile(isUnderstood(DEFAULT, context) ? DEFAULT : PLAIN, context);
	}

	private static boolean isUnderstood(String pattern, LoggerContext context) {
		String problem = problem(pattern, context);
		if (problem != null) {
			context.getStatusManager()
				.add(new WarnStatus(
						"The pattern '" + pattern + "' is replaced by a simpler one. Logback says: " + problem,
						"CloudWatch Logs"));
		}
		return problem == null;
	}

	/**
	 * Why a pattern is not understood.
	 * @param pattern the pattern
	 * @param context the context whose properties and conversion words are used, too
	 * @return what Logback says, or {@code null} if all is well
	 */
	static @Nullable String problem(String pattern, LoggerContext context) {
		LoggerContext trial = TrialContext.of(context);
		try {
			compile(pattern, trial);
		}
		catch (RuntimeException | LinkageError ex) {
			// Of Logback's parser, or of a converter of the application's.
			return Objects.requireNonNullElseGet(ex.getMessage(), ex::toString);
		}
		return TrialContext.error(trial);
	}

	private static PatternLayout compile(String pattern, LoggerContext context) {
		String text = substitute(pattern, context);
		PatternLayout layout = new PatternLayout();
		layout.setContext(context);
		layout.getInstanceConverterMap().putAll(words(layout.getEffectiveConverterMap(), shown(text)));
		layout.setPattern(text);
		layout.start();
		return layout;
	}

	private static String substitute(String pattern, LoggerContext context) {
		try {
			return OptionHelper.substVars(pattern, context);
		}
		catch (ScanException ex) {
			throw new IllegalArgumentException("Malformed variable in the pattern '" + pattern + "'", ex);
		}
	}

	/**
	 * All conversion words: those of the context before ours, which Boot declares too.
	 */
	@SuppressWarnings({ "unchecked", "rawtypes" })
	private static Map<String, Supplier<DynamicConverter>> words(Map<String, Supplier<DynamicConverter>> known,
			Set<String> shown) {
		CONVERTERS.forEach((word, supplier) -> known.putIfAbsent(word, (Supplier) supplier));
		known.putIfAbsent("fields", () -> new FieldsConverter(shown));
		return known;
	}

	/** The keys of the MDC entries that a pattern shows one by one. */
	private static Set<String> shown(String pattern) {
		Set<String> keys = new HashSet<>();
		for (Matcher words = SHOWN.matcher(pattern); words.find();) {
			String key = words.group(1);
			if (key != null) {
				keys.add(key.strip());
			}
			else {
				String trace = (words.group(2) != null) ? words.group(2) : TRACE;
				Arrays.stream(trace.split(","))
					.map((part) -> part.replaceFirst("\\(.*", "").strip())
					.forEach(keys::add);
			}
		}
		return keys;
	}

}
