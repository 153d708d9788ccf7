package io.cloudwatchlogging.logback;

import java.util.Objects;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.pattern.EnsureExceptionHandling;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.pattern.Converter;
import org.jspecify.annotations.Nullable;

/**
 * Makes a line by the converters of a pattern layout, as the layout itself does, but in
 * memory that is reused: neither a builder nor a string for each event. Safe for use by
 * many threads.
 */
final class PatternLineEncoder implements LineEncoder {

	private final Converter<ILoggingEvent> first;

	private PatternLineEncoder(Converter<ILoggingEvent> first) {
		this.first = first;
	}

	/**
	 * A line encoder that does what a layout does.
	 * @param layout a started layout
	 * @return the line encoder, {@code null} if the layout does not tell its converters
	 */
	static @Nullable LineEncoder of(PatternLayout layout) {
		if (layout.getClass() != PatternLayout.class || !layout.isStarted()) {
			return null;
		}
		PatternLayout twin = new PatternLayout();
		Compiled compiled = new Compiled();
		twin.setContext(layout.getContext());
		twin.getInstanceConverterMap().putAll(layout.getInstanceConverterMap());
		twin.setPattern(layout.getPattern());
		twin.setPostCompileProcessor((context, head) -> {
			new EnsureExceptionHandling().process(context, head);
			compiled.first = head;
		});
		twin.start();
		return (compiled.first != null) ? new PatternLineEncoder(compiled.first) : null;
	}

	@Override
	public void encode(ILoggingEvent event, LineBytes line) {
		StringBuilder text = line.text();
		Converter<ILoggingEvent> next = this.first;
		while (next != null) {
			next.write(text, event);
			next = next.getNext();
		}
		line.setText();
	}

	private static final class Compiled {

		private @Nullable Converter<ILoggingEvent> first;

	}

}
