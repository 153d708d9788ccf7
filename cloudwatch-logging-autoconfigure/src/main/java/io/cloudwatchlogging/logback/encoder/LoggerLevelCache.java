package io.cloudwatchlogging.logback.encoder;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.pattern.LevelConverter;
import ch.qos.logback.classic.pattern.LoggerConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggerContextVO;
import ch.qos.logback.core.Context;
import ch.qos.logback.core.pattern.CompositeConverter;
import ch.qos.logback.core.pattern.Converter;
import ch.qos.logback.core.pattern.IdentityCompositeConverter;
import ch.qos.logback.core.pattern.LiteralConverter;
import org.jspecify.annotations.Nullable;

/**
 * Cache of the text that some converters in a row write: the same for all events of one
 * logger and level, so that it is made once. Safe for use by many threads.
 * <p>
 * Not by thread, which costs little to write: there may be as many as there are requests.
 */
final class LoggerLevelCache {

	/** Converters that look at nothing but logger and level. */
	private static final Set<Class<?>> CONVERTERS = Set.of(LiteralConverter.class, LevelConverter.class,
			LoggerConverter.class, IdentityCompositeConverter.class);

	/**
	 * Encloses the name of the application, which is a property of the logger context or
	 * of the system. This package does not know Spring.
	 */
	private static final String ENCLOSING = "org.springframework.boot.logging.logback.EnclosedInSquareBracketsConverter";

	/** Longest text that is remembered, in characters: memory is bounded by that. */
	private static final int LONGEST = 512;

	private final List<Converter<ILoggingEvent>> converters;

	private final DirectMappedCache<Text> texts = new DirectMappedCache<>();

	/**
	 * Creates a text.
	 * @param converters all of which {@link #isMadeBy} has said that they make one
	 */
	LoggerLevelCache(List<Converter<ILoggingEvent>> converters) {
		this.converters = List.copyOf(converters);
	}

	/** Whether what a converter makes recurs with logger and level. */
	static boolean isMadeBy(Converter<ILoggingEvent> converter, Context context) {
		if (converter instanceof CompositeConverter<ILoggingEvent> composite) {
			return (CONVERTERS.contains(converter.getClass()) || isConstant(composite, context))
					&& areAll(composite, context);
		}
		return CONVERTERS.contains(converter.getClass());
	}

	/** A property of the system that is there stays, one that is not may come. */
	private static boolean isConstant(CompositeConverter<ILoggingEvent> composite, Context context) {
		if (!composite.getClass().getName().equals(ENCLOSING)) {
			return false;
		}
		String property = composite.getFirstOption();
		return property == null || context.getProperty(property) != null || System.getProperty(property) != null;
	}

	private static boolean areAll(CompositeConverter<ILoggingEvent> composite, Context context) {
		Converter<ILoggingEvent> child = composite.getChildConverter();
		while (child != null && isMadeBy(child, context)) {
			child = child.getNext();
		}
		return child == null;
	}

	void write(StringBuilder target, ILoggingEvent event) {
		LoggerContextVO context = event.getLoggerContextVO();
		Level level = event.getLevel();
		String logger = event.getLoggerName();
		int hash = 31 * Objects.hashCode(logger) + level.levelInt / Level.DEBUG_INT;
		Text text = this.texts.get(hash);
		if (text != null && text.isOf(context, level, logger)) {
			target.append(text.text());
			return;
		}
		int start = target.length();
		for (Converter<ILoggingEvent> converter : this.converters) {
			converter.write(target, event);
		}
		if (target.length() - start <= LONGEST) {
			this.texts.put(hash, new Text(context, level, logger, target.substring(start)));
		}
	}

	/**
	 * A text that is remembered.
	 *
	 * @param context its logger context, which is another one when a property changes
	 * @param level its level
	 * @param logger its logger
	 * @param text the text
	 */
	private record Text(LoggerContextVO context, Level level, @Nullable String logger, String text) {

		boolean isOf(LoggerContextVO context, Level level, @Nullable String logger) {
			return this.context == context && this.level == level && Objects.equals(this.logger, logger);
		}

	}

}
