package io.cloudwatchlogging.logback.encoder;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.jspecify.annotations.Nullable;

/**
 * Log events whose message is one JSON object in the embedded metric format, from which
 * CloudWatch makes metrics. It does so only if the message is all of the event, so that
 * such an event is shipped as its bare message, whatever the format of the others.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">Embedded
 * metric format</a>
 */
final class EmbeddedMetrics {

	private EmbeddedMetrics() {
	}

	static boolean isIn(ILoggingEvent event) {
		if (event.getClass() == LoggingEvent.class && !mayBeObject(event.getMessage())) {
			return false;
		}
		String message = event.getFormattedMessage();
		return message != null && !message.isEmpty() && message.charAt(0) == '{' && isObject(message)
				&& event.getThrowableProxy() == null;
	}

	/** Whether what Logback makes of a message may begin with a brace. */
	private static boolean mayBeObject(@Nullable String message) {
		return message != null && !message.isEmpty() && (message.charAt(0) == '{' || message.charAt(0) == '\\');
	}

	private static boolean isObject(String message) {
		int end = message.length() - 1;
		while (Character.isWhitespace(message.charAt(end))) {
			end--;
		}
		return message.charAt(end) == '}' && message.contains("\"_aws\"") && message.contains("\"CloudWatchMetrics\"");
	}

}
