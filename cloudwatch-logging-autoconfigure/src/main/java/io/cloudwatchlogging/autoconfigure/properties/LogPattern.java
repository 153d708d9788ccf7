package io.cloudwatchlogging.autoconfigure.properties;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
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
import io.cloudwatchlogging.logback.encoder.ContextCopy;
import io.cloudwatchlogging.logback.encoder.FieldsConverter;
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
@SuppressWarnings("rawtypes")
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
		List<String> candidates = (pattern != null) ? List.of(pattern, DEFAULT) : List.of(DEFAULT);
		for (String candidate : candidates) {
			Trial trial = attempt(candidate, context);
			PatternLayout tried = trial.layout();
			if (tried != null) {
				return start(tried.getPattern(), tried.getInstanceConverterMap(), context);
			}
			context.getStatusManager()
				.add(new WarnStatus("The pattern '" + candidate + "' is replaced by a simpler one. Logback says: "
						+ trial.problem(), "CloudWatch Logs"));
		}
		return start(PLAIN, words(ContextCopy.of(context), PLAIN), context);
	}

	/**
	 * Why a pattern is not understood.
	 * @param pattern the pattern
	 * @param context the context whose properties and conversion words are used, too
	 * @return what Logback says, or {@code null} if all is well
	 */
	static @Nullable String problem(String pattern, LoggerContext context) {
		return attempt(pattern, context).problem();
	}

	/** Compiles a pattern where nobody sees what Logback says of it. */
	private static Trial attempt(String pattern, LoggerContext context) {
		LoggerContext copy = ContextCopy.of(context);
		try {
			String text = substitute(pattern, copy);
			PatternLayout layout = start(text, words(copy, text), copy);
			String problem = ContextCopy.error(copy);
			return new Trial((problem == null) ? layout : null, problem);
		}
		catch (RuntimeException | LinkageError ex) {
			// Of Logback's parser, or of a converter of the application's.
			return new Trial(null, Objects.requireNonNullElseGet(ex.getMessage(), ex::toString));
		}
	}

	private static PatternLayout start(String pattern, Map<String, Supplier<DynamicConverter>> words,
			LoggerContext context) {
		PatternLayout layout = new PatternLayout();
		layout.setContext(context);
		layout.getInstanceConverterMap().putAll(words);
		layout.setPattern(pattern);
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
	@SuppressWarnings("unchecked")
	private static Map<String, Supplier<DynamicConverter>> words(LoggerContext context, String pattern) {
		PatternLayout layout = new PatternLayout();
		layout.setContext(context);
		Map<String, Supplier<DynamicConverter>> words = layout.getEffectiveConverterMap();
		CONVERTERS.forEach((word, supplier) -> words.putIfAbsent(word, (Supplier) supplier));
		Set<String> shown = shown(pattern);
		words.putIfAbsent("fields", () -> new FieldsConverter(shown));
		return words;
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

	/**
	 * A pattern that was tried.
	 *
	 * @param layout a layout that was started elsewhere, if there is no problem
	 * @param problem what Logback says against the pattern, if there is one
	 */
	private record Trial(@Nullable PatternLayout layout, @Nullable String problem) {
	}

}
