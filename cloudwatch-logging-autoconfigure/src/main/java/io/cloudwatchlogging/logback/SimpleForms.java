package io.cloudwatchlogging.logback;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;

import org.jspecify.annotations.Nullable;

/**
 * Simpler forms of a log event, for formats that fail with what is in it.
 */
final class SimpleForms {

	private SimpleForms() {
	}

	/**
	 * A copy of an event whose key-values are texts, with a name for each that no other
	 * and no entry of the MDC has.
	 */
	static ILoggingEvent withTexts(ILoggingEvent event) {
		LoggingEvent copy = new LoggingEvent();
		copy.setLoggerName(event.getLoggerName());
		copy.setLoggerContextRemoteView(event.getLoggerContextVO());
		copy.setThreadName(event.getThreadName());
		copy.setLevel(event.getLevel());
		copy.setMessage(event.getFormattedMessage());
		copy.setInstant(instant(event));
		copy.setMDCPropertyMap(event.getMDCPropertyMap());
		if (event.getThrowableProxy() instanceof ThrowableProxy thrown) {
			copy.setThrowableProxy(thrown);
		}
		Objects.requireNonNullElse(event.getMarkerList(), List.<Marker>of()).forEach(copy::addMarker);
		copy.setKeyValuePairs(texts(event));
		return copy;
	}

	private static Instant instant(ILoggingEvent event) {
		// Not every implementation has it.
		return Objects.requireNonNullElseGet(event.getInstant(), () -> Instant.ofEpochMilli(event.getTimeStamp()));
	}

	private static List<KeyValuePair> texts(ILoggingEvent event) {
		Set<String> names = new HashSet<>(event.getMDCPropertyMap().keySet());
		List<KeyValuePair> texts = new ArrayList<>();
		for (KeyValuePair pair : pairs(event)) {
			String name = String.valueOf(pair.key);
			while (!names.add(name)) {
				name += "_";
			}
			texts.add(new KeyValuePair(name, text(pair.value)));
		}
		return texts;
	}

	private static Collection<KeyValuePair> pairs(ILoggingEvent event) {
		return Objects.requireNonNullElse(event.getKeyValuePairs(), List.<KeyValuePair>of());
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

	/** All of an event as plain text. */
	static String plain(ILoggingEvent event) {
		StringBuilder text = new StringBuilder();
		text.append("%5s --- [%s] %s : %s".formatted(event.getLevel(), event.getThreadName(), event.getLoggerName(),
				event.getFormattedMessage()));
		for (Map.Entry<String, String> entry : event.getMDCPropertyMap().entrySet()) {
			text.append(' ').append(entry.getKey()).append('=').append(entry.getValue());
		}
		for (KeyValuePair pair : pairs(event)) {
			text.append(' ').append(pair.key).append('=').append(text(pair.value));
		}
		if (event.getThrowableProxy() != null) {
			text.append('\n').append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
		}
		return text.toString();
	}

}
