package io.cloudwatchlogging.logback;

import java.util.ArrayList;
import java.util.List;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.pattern.EnsureExceptionHandling;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Context;
import ch.qos.logback.core.pattern.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Makes a line by the converters of a pattern layout, as the layout itself does, but in
 * memory that is reused, and with the parts that recur made once: neither a builder nor a
 * string for each event. Safe for use by many threads.
 */
final class PatternLineEncoder implements LineEncoder {

	private final Part[] parts;

	private PatternLineEncoder(List<Part> parts) {
		this.parts = parts.toArray(Part[]::new);
	}

	/**
	 * A line encoder that does what a layout does.
	 * @param layout a started layout
	 * @param sole whether no other appender asks the events for their message
	 * @return the line encoder, {@code null} if the layout does not tell its converters
	 */
	static @Nullable LineEncoder of(PatternLayout layout, boolean sole) {
		if (layout.getClass() != PatternLayout.class || !layout.isStarted()) {
			return null;
		}
		PatternLayout twin = new PatternLayout();
		List<Converter<ILoggingEvent>> converters = new ArrayList<>();
		twin.setContext(layout.getContext());
		twin.getInstanceConverterMap().putAll(layout.getInstanceConverterMap());
		twin.setPattern(layout.getPattern());
		twin.setPostCompileProcessor((context, head) -> {
			new EnsureExceptionHandling().process(context, head);
			for (Converter<ILoggingEvent> next = head; next != null; next = next.getNext()) {
				converters.add(next);
			}
		});
		twin.start();
		return converters.isEmpty() ? null : new PatternLineEncoder(parts(converters, layout.getContext(), sole));
	}

	/** The converters, with one part for those in a row whose text recurs. */
	private static List<Part> parts(List<Converter<ILoggingEvent>> converters, Context context, boolean sole) {
		List<Part> parts = new ArrayList<>();
		int done = 0;
		while (done < converters.size()) {
			int end = done;
			while (end < converters.size() && RecurringText.isMadeBy(converters.get(end), context)) {
				end++;
			}
			if (end - done > 1) {
				parts.add(new RecurringText(converters.subList(done, end))::write);
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
	public void encode(ILoggingEvent event, LineBytes line) {
		StringBuilder text = line.text();
		for (Part part : this.parts) {
			part.write(text, event);
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
