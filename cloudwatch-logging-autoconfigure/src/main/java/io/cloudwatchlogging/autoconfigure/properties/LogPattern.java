package io.cloudwatchlogging.autoconfigure.properties;

import java.util.Map;
import java.util.function.Supplier;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.core.CoreConstants;
import ch.qos.logback.core.pattern.DynamicConverter;
import ch.qos.logback.core.spi.ScanException;
import ch.qos.logback.core.util.OptionHelper;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.logging.logback.ColorConverter;
import org.springframework.boot.logging.logback.CorrelationIdConverter;
import org.springframework.boot.logging.logback.EnclosedInSquareBracketsConverter;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;
import org.springframework.boot.logging.logback.WhitespaceThrowableProxyConverter;

/**
 * Layouts of events as plain text. Knows Spring Boot's conversion words also where the
 * user's own Logback configuration does not declare them.
 */
public final class LogPattern {

	/**
	 * The pattern of Spring Boot's log file, without the date. Follows
	 * 'logging.pattern.level', 'logging.pattern.correlation' and
	 * 'logging.exception-conversion-word', which Boot has put into system properties by
	 * the time that logging is initialised.
	 */
	static final String DEFAULT = "${LOG_LEVEL_PATTERN:-%5p} ${PID:-} --- "
			+ "%esb(){APPLICATION_NAME}%esb{APPLICATION_GROUP}[%t] ${LOG_CORRELATION_PATTERN:-}"
			+ "%-40.40logger{39} : %m%n${LOG_EXCEPTION_CONVERSION_WORD:-%wEx}";

	private static final Map<String, Supplier<DynamicConverter<?>>> CONVERTERS = Map.of("clr", ColorConverter::new,
			"correlationId", CorrelationIdConverter::new, "esb", EnclosedInSquareBracketsConverter::new, "wex",
			WhitespaceThrowableProxyConverter::new, "wEx", ExtendedWhitespaceThrowableProxyConverter::new);

	private LogPattern() {
	}

	/**
	 * A started layout.
	 * @param pattern the pattern, or {@code null} for the default
	 * @param context the context whose properties and conversion words are used, too
	 * @return the layout
	 */
	public static PatternLayout layout(@Nullable String pattern, LoggerContext context) {
		PatternLayout layout = new PatternLayout();
		layout.setContext(context);
		declareConverters(layout, context);
		layout.setPattern(substitute((pattern != null) ? pattern : DEFAULT, context));
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

	@SuppressWarnings({ "unchecked", "rawtypes" })
	private static void declareConverters(PatternLayout layout, LoggerContext context) {
		Map<String, Supplier<DynamicConverter>> declared = (Map<String, Supplier<DynamicConverter>>) context
			.getObject(CoreConstants.PATTERN_RULE_REGISTRY_FOR_SUPPLIERS);
		CONVERTERS.forEach((word, supplier) -> {
			if (declared == null || !declared.containsKey(word)) {
				layout.getInstanceConverterMap().put(word, (Supplier) supplier);
			}
		});
	}

}
