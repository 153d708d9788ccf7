package io.cloudwatchlogging.delivery;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

import io.cloudwatchlogging.Severity;

/**
 * Lines that a test logs into a pipeline.
 */
final class Lines {

	static final Destination STREAM = new Destination("group", "stream");

	private Lines() {
	}

	static void log(Pipeline pipeline, String... lines) {
		for (String line : lines) {
			log(pipeline, STREAM, line);
		}
	}

	static void log(Pipeline pipeline, Destination destination, String line) {
		log(pipeline, destination, System.currentTimeMillis(), line);
	}

	static void log(Pipeline pipeline, Destination destination, long timestamp, String line) {
		byte[] text = line.getBytes(StandardCharsets.UTF_8);
		pipeline.offer(destination, timestamp, Severity.INFO, text, 0, text.length);
	}

	/** So many lines, a name with numbers. */
	static List<String> numbered(String name, int count) {
		return IntStream.range(0, count).mapToObj((i) -> name + " " + i).toList();
	}

	static List<Thread> senderThreads() {
		return Thread.getAllStackTraces().keySet().stream().filter(SenderThread.class::isInstance).toList();
	}

}
