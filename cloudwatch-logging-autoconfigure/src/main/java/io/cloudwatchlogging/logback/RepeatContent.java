package io.cloudwatchlogging.logback;

import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.spi.ILoggingEvent;
import org.jspecify.annotations.Nullable;

/**
 * What two events have in common if one repeats the other: message with its arguments,
 * key-values, markers and MDC, but neither time nor thread.
 */
final class RepeatContent {

	private static final char SEPARATOR = '\n';

	private RepeatContent() {
	}

	/**
	 * Returns what is to be compared, {@code null} for an event with an exception, which
	 * is never a repeat: whoever reads its stack trace has to know that it is that of
	 * this event.
	 */
	static @Nullable String of(ILoggingEvent event) {
		if (event.getThrowableProxy() != null) {
			return null;
		}
		String message = event.getFormattedMessage();
		List<?> keyValues = event.getKeyValuePairs();
		List<?> markers = event.getMarkerList();
		Map<String, String> context = event.getMDCPropertyMap();
		if (isEmpty(keyValues) && isEmpty(markers) && context.isEmpty()) {
			return message;
		}
		return message + SEPARATOR + keyValues + SEPARATOR + markers + SEPARATOR + context;
	}

	private static boolean isEmpty(@Nullable List<?> list) {
		return list == null || list.isEmpty();
	}

}
