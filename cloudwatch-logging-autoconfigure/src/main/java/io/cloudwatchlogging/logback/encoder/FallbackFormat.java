package io.cloudwatchlogging.logback.encoder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * Fallback formats: simpler forms of a log event whose content its own format cannot
 * write.
 */
final class FallbackFormat {

	private FallbackFormat() {
	}

	/**
	 * The event with other names for its MDC entries and key-values.
	 * @param event the event
	 * @param names gives each its name, in their order
	 */
	static ILoggingEvent withNames(ILoggingEvent event, UnaryOperator<String> names) {
		return with(event, names, Function.identity());
	}

	/**
	 * The event with other names, and with texts in place of the values.
	 * @param event the event
	 * @param names gives each its name, in their order
	 */
	static ILoggingEvent withTexts(ILoggingEvent event, UnaryOperator<String> names) {
		return with(event, names, FallbackFormat::text);
	}

	private static ILoggingEvent with(ILoggingEvent event, UnaryOperator<String> names,
			Function<@Nullable Object, @Nullable Object> values) {
		Map<String, String> mdc = new LinkedHashMap<>();
		EventView.mdc(event).forEach((key, value) -> mdc.put(names.apply(String.valueOf(key)), value));
		List<KeyValuePair> pairs = new ArrayList<>();
		for (KeyValuePair pair : EventView.pairs(event)) {
			pairs.add(new KeyValuePair(names.apply(String.valueOf(pair.key)), values.apply(pair.value)));
		}
		return new EventView(event, null, mdc, pairs);
	}

	/** The event with its MDC entries and key-values as text behind its message. */
	static ILoggingEvent withFieldsInMessage(ILoggingEvent event) {
		return new EventView(event, event.getFormattedMessage() + fields(event), Map.of(), List.of());
	}

	/** All of an event as plain text. */
	static String plain(ILoggingEvent event) {
		StringBuilder text = new StringBuilder();
		text.append("%5s --- [%s] %s : %s".formatted(event.getLevel(), event.getThreadName(), event.getLoggerName(),
				event.getFormattedMessage()));
		text.append(fields(event));
		if (event.getThrowableProxy() != null) {
			text.append('\n').append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
		}
		return text.toString();
	}

	private static String fields(ILoggingEvent event) {
		StringBuilder text = new StringBuilder();
		EventView.mdc(event).forEach((key, value) -> text.append(' ').append(key).append('=').append(value));
		for (KeyValuePair pair : EventView.pairs(event)) {
			text.append(' ').append(pair.key).append('=').append(text(pair.value));
		}
		return text.toString();
	}

	private static String text(@Nullable Object value) {
		try {
			return String.valueOf(value);
		}
		catch (Throwable ex) {
			// Whatever an application's object does.
			return "(" + Objects.requireNonNull(value).getClass().getName() + " has no text: " + ex.getClass().getName()
					+ ")";
		}
	}

}
