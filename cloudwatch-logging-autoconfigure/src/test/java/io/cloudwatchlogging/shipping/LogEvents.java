package io.cloudwatchlogging.shipping;

import java.nio.charset.StandardCharsets;

import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.delivery.Pipeline;

/**
 * Log events that a test puts into a pipeline.
 */
public final class LogEvents {

	/** Where they go. */
	public static final Destination STREAM = new Destination("group", "stream");

	private LogEvents() {
	}

	public static void log(Pipeline pipeline, String... messages) {
		for (String message : messages) {
			byte[] text = message.getBytes(StandardCharsets.UTF_8);
			pipeline.offer(STREAM, System.currentTimeMillis(), Severity.INFO, text, 0, text.length);
		}
	}

}
