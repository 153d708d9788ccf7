package io.cloudwatchlogging.delivery;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

import io.cloudwatchlogging.Severity;

/**
 * Events that a test puts into a pipeline, numbered where that matters.
 */
public final class TestEvents {

	/** Where they go if a test does not say so. */
	public static final Destination STREAM = new Destination("group", "stream");

	private TestEvents() {
	}

	/** Logs texts at this moment. */
	public static void log(Pipeline pipeline, String... texts) {
		for (String text : texts) {
			log(pipeline, STREAM, text);
		}
	}

	/** Logs a text at this moment. */
	public static void log(Pipeline pipeline, Destination destination, String text) {
		log(pipeline, destination, System.currentTimeMillis(), text);
	}

	/** Logs a text at INFO. */
	public static void log(Pipeline pipeline, Destination destination, long timestamp, String text) {
		log(pipeline, destination, timestamp, Severity.INFO, text);
	}

	/** Logs a text. */
	public static void log(Pipeline pipeline, Destination destination, long timestamp, Severity severity, String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		pipeline.offer(destination, timestamp, severity, bytes, 0, bytes.length);
	}

	/** The text with a number: a name without spaces, and the number. */
	public static String numbered(String name, int number) {
		return name + " " + number;
	}

	/** The texts with the numbers from zero on. */
	public static List<String> allNumbered(String name, int count) {
		return IntStream.range(0, count).mapToObj((number) -> numbered(name, number)).toList();
	}

	/**
	 * The numbers by name, in the order of the texts. What is not numbered, such as a
	 * part of an event that was split, is left out.
	 */
	public static Map<String, List<Integer>> numbers(Iterable<String> texts) {
		Map<String, List<Integer>> numbers = new TreeMap<>();
		for (String text : texts) {
			String[] words = text.split(" ", 3);
			if (words.length > 1 && words[1].matches("\\d{1,9}")) {
				numbers.computeIfAbsent(words[0], (name) -> new ArrayList<>()).add(Integer.valueOf(words[1]));
			}
		}
		return numbers;
	}

}
