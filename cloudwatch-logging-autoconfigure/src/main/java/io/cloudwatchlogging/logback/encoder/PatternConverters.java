package io.cloudwatchlogging.logback.encoder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.pattern.EnsureExceptionHandling;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Context;
import ch.qos.logback.core.pattern.Converter;
import ch.qos.logback.core.pattern.DynamicConverter;
import ch.qos.logback.core.pattern.IdentityCompositeConverter;
import org.jspecify.annotations.Nullable;

/**
 * The converters that a pattern layout has, compiled once more, as the layout does not
 * tell its own. Afterwards they depend on nothing that the context may forget; and what
 * Logback has to say against the pattern was said when the layout was started, so that it
 * is not said again here.
 * <p>
 * Spring Boot's {@code %clr} colours what is read on a terminal, which a log stream is
 * not: its text has no colour here. Logback's own words, such as {@code %red}, do as they
 * say.
 */
@SuppressWarnings("rawtypes")
final class PatternConverters {

	/** Of Spring Boot, which this package does not know. */
	private static final String TERMINAL_COLOR = "org.springframework.boot.logging.logback.ColorConverter";

	private PatternConverters() {
	}

	/**
	 * The converters of a layout.
	 * @param layout a started layout
	 * @return the converters, or {@code null} if the context does not know all of its
	 * conversion words any more
	 */
	static @Nullable List<Converter<ILoggingEvent>> of(PatternLayout layout) {
		try {
			LoggerContext trial = ContextCopy.of(layout.getContext());
			Map<String, Supplier<DynamicConverter>> words = words(layout, trial);
			compile(layout.getPattern(), words, trial);
			return (ContextCopy.error(trial) == null) ? compile(layout.getPattern(), words, layout.getContext()) : null;
		}
		catch (RuntimeException | LinkageError ex) {
			// Of a converter of the application's, that may be started once only.
			return null;
		}
	}

	private static Map<String, Supplier<DynamicConverter>> words(PatternLayout layout, Context context) {
		PatternLayout twin = new PatternLayout();
		twin.setContext(context);
		twin.getInstanceConverterMap().putAll(layout.getInstanceConverterMap());
		Map<String, Supplier<DynamicConverter>> words = twin.getEffectiveConverterMap();
		words.replaceAll((word, supplier) -> () -> colorless(supplier.get()));
		return words;
	}

	private static List<Converter<ILoggingEvent>> compile(String pattern, Map<String, Supplier<DynamicConverter>> words,
			Context context) {
		PatternLayout twin = new PatternLayout();
		twin.setContext(context);
		twin.getInstanceConverterMap().putAll(words);
		twin.setPattern(pattern);
		List<Converter<ILoggingEvent>> converters = new ArrayList<>();
		twin.setPostCompileProcessor((any, head) -> {
			new EnsureExceptionHandling().process(any, head);
			for (Converter<ILoggingEvent> next = head; next != null; next = next.getNext()) {
				converters.add(next);
			}
		});
		twin.start();
		return converters;
	}

	private static DynamicConverter colorless(DynamicConverter converter) {
		return (converter != null && converter.getClass().getName().equals(TERMINAL_COLOR))
				? new IdentityCompositeConverter() : converter;
	}

}
