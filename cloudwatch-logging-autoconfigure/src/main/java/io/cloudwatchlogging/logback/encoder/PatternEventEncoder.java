package io.cloudwatchlogging.logback.encoder;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.pattern.ExtendedThrowableProxyConverter;
import ch.qos.logback.classic.pattern.LineSeparatorConverter;
import ch.qos.logback.classic.pattern.NopThrowableInformationConverter;
import ch.qos.logback.classic.pattern.RootCauseFirstThrowableProxyConverter;
import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Context;
import ch.qos.logback.core.pattern.Converter;
import ch.qos.logback.core.pattern.FormattingConverter;
import org.jspecify.annotations.Nullable;

/**
 * Encodes an event by the converters of a pattern layout, as the layout itself does, but
 * in memory that is reused, and with the parts that recur made once: neither a builder
 * nor a string for each event. Safe for use by many threads.
 */
final class PatternEventEncoder implements EventEncoder {

	/** Converters that write nothing, or a line end, where there is no exception. */
	private static final Set<Class<?>> ENDINGS = Set.of(LineSeparatorConverter.class, ThrowableProxyConverter.class,
			ExtendedThrowableProxyConverter.class, RootCauseFirstThrowableProxyConverter.class,
			NopThrowableInformationConverter.class);

	/** Those of Spring Boot, which this package does not know. */
	private static final Set<String> SPRING_ENDINGS = Set.of(
			"org.springframework.boot.logging.logback.WhitespaceThrowableProxyConverter",
			"org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter");

	private final Part[] parts;

	/** What only an event with an exception needs: line ends are left out at the end. */
	private final Part[] endings;

	private PatternEventEncoder(List<Part> parts, List<Part> endings) {
		this.parts = parts.toArray(Part[]::new);
		this.endings = endings.toArray(Part[]::new);
	}

	/**
	 * A line encoder that does what a layout does.
	 * @param layout a started layout
	 * @param sole whether no other appender asks the events for their message
	 * @return the line encoder, or {@code null} if only the layout itself can tell what
	 * it does
	 */
	static @Nullable EventEncoder of(PatternLayout layout, boolean sole) {
		if (layout.getClass() != PatternLayout.class || !layout.isStarted()) {
			return null;
		}
		List<Converter<ILoggingEvent>> converters = PatternConverters.of(layout);
		if (converters == null) {
			return null;
		}
		int end = converters.size();
		while (end > 0 && isEnding(converters.get(end - 1))) {
			end--;
		}
		return new PatternEventEncoder(parts(converters.subList(0, end), layout.getContext(), sole),
				parts(converters.subList(end, converters.size()), layout.getContext(), sole));
	}

	/** Whether a converter writes nothing that counts where there is no exception. */
	static boolean isEnding(Converter<ILoggingEvent> converter) {
		boolean padded = converter instanceof FormattingConverter<?> formatting
				&& formatting.getFormattingInfo() != null;
		return !padded
				&& (ENDINGS.contains(converter.getClass()) || SPRING_ENDINGS.contains(converter.getClass().getName()));
	}

	/** The converters, with one part for those in a row whose text recurs. */
	private static List<Part> parts(List<Converter<ILoggingEvent>> converters, Context context, boolean sole) {
		List<Part> parts = new ArrayList<>();
		int done = 0;
		while (done < converters.size()) {
			int end = done;
			while (end < converters.size() && LoggerLevelCache.isMadeBy(converters.get(end), context)) {
				end++;
			}
			if (end - done > 1) {
				parts.add(new LoggerLevelCache(converters.subList(done, end))::write);
				done = end;
			}
			else {
				parts.add(part(converters.get(done), sole));
				done++;
			}
		}
		return parts;
	}

	private static Part part(Converter<ILoggingEvent> converter, boolean sole) {
		return (sole && MessageText.isMadeBy(converter)) ? new MessageText()::write : converter::write;
	}

	@Override
	public boolean isStructured() {
		return false;
	}

	@Override
	public void encode(ILoggingEvent event, EventTextBuffer line) {
		StringBuilder text = line.text();
		for (Part part : this.parts) {
			part.write(text, event);
		}
		if (event.getThrowableProxy() != null) {
			for (Part ending : this.endings) {
				ending.write(text, event);
			}
		}
		line.setText();
	}

	/**
	 * Writes a part of a line.
	 */
	@FunctionalInterface
	private interface Part {

		void write(StringBuilder text, ILoggingEvent event);

	}

}
