package io.cloudwatchlogging.logback;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.pattern.LevelConverter;
import ch.qos.logback.classic.pattern.LoggerConverter;
import ch.qos.logback.classic.pattern.ThreadConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggerContextVO;
import ch.qos.logback.core.pattern.CompositeConverter;
import ch.qos.logback.core.pattern.Converter;
import ch.qos.logback.core.pattern.IdentityCompositeConverter;
import ch.qos.logback.core.pattern.LiteralConverter;
import org.jspecify.annotations.Nullable;

/**
 * What some converters in a row make of an event: the same for all events of one logger,
 * level and thread, so that it is made once and remembered. Safe for use by many threads.
 * <p>
 * It is about half of a line of the default pattern, and more than half of what it costs.
 */
final class RecurringText {

	/**
	 * Classes of converters that look at nothing but logger, level, thread and the
	 * properties of the logger context. That of Spring Boot encloses the name of the
	 * application; this package does not know Spring.
	 */
	private static final Set<String> CONVERTERS = Set.of(LiteralConverter.class.getName(),
			LevelConverter.class.getName(), LoggerConverter.class.getName(), ThreadConverter.class.getName(),
			IdentityCompositeConverter.class.getName(),
			"org.springframework.boot.logging.logback.EnclosedInSquareBracketsConverter");

	/** Texts that are remembered; one that needs the place of another replaces it. */
	private static final int SLOTS = 256;

	/** Longest text that is remembered, in characters: memory is bounded by that. */
	private static final int LONGEST = 512;

	private final List<Converter<ILoggingEvent>> converters;

	private final AtomicReferenceArray<@Nullable Text> texts = new AtomicReferenceArray<>(SLOTS);

	/**
	 * Creates a text.
	 * @param converters all of which {@link #isMadeBy} has said that they make one
	 */
	RecurringText(List<Converter<ILoggingEvent>> converters) {
		this.converters = List.copyOf(converters);
	}

	/** Whether what a converter makes recurs with logger, level and thread. */
	static boolean isMadeBy(Converter<ILoggingEvent> converter) {
		return CONVERTERS.contains(converter.getClass().getName())
				&& (!(converter instanceof CompositeConverter<ILoggingEvent> composite) || areAll(composite));
	}

	private static boolean areAll(CompositeConverter<ILoggingEvent> composite) {
		Converter<ILoggingEvent> child = composite.getChildConverter();
		while (child != null && isMadeBy(child)) {
			child = child.getNext();
		}
		return child == null;
	}

	void write(StringBuilder target, ILoggingEvent event) {
		Level level = event.getLevel();
		String logger = event.getLoggerName();
		String thread = event.getThreadName();
		int slot = slot(level, logger, thread);
		Text text = this.texts.getAcquire(slot);
		if (text != null && text.isOf(event.getLoggerContextVO(), level, logger, thread)) {
			target.append(text.text());
			return;
		}
		int start = target.length();
		for (Converter<ILoggingEvent> converter : this.converters) {
			converter.write(target, event);
		}
		if (target.length() - start <= LONGEST) {
			this.texts.setRelease(slot,
					new Text(event.getLoggerContextVO(), level, logger, thread, target.substring(start)));
		}
	}

	private static int slot(Level level, @Nullable String logger, @Nullable String thread) {
		int hash = (31 * Objects.hashCode(logger) + Objects.hashCode(thread)) * 31 + level.levelInt / Level.DEBUG_INT;
		return (hash ^ hash >>> 16 ^ hash >>> 8) & (SLOTS - 1);
	}

	/**
	 * A text that is remembered.
	 *
	 * @param context its logger context, which is another one when a property changes
	 * @param level its level
	 * @param logger its logger
	 * @param thread its thread
	 * @param text the text
	 */
	private record Text(LoggerContextVO context, Level level, @Nullable String logger, @Nullable String thread,
			String text) {

		boolean isOf(LoggerContextVO context, Level level, @Nullable String logger, @Nullable String thread) {
			return this.context == context && this.level == level && Objects.equals(this.logger, logger)
					&& Objects.equals(this.thread, thread);
		}

	}

}
