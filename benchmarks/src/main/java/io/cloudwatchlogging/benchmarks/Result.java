package io.cloudwatchlogging.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one run of a scenario has measured, by the names of the columns.
 *
 * @param values the numbers
 */
record Result(Map<String, Double> values) {

	private static final String PREFIX = "RESULT ";

	Result() {
		this(new LinkedHashMap<>());
	}

	Result with(String column, double value) {
		this.values.put(column, value);
		return this;
	}

	/** Prints it for the process that started this one. */
	void print() {
		this.values.forEach((column, value) -> System.out.println(PREFIX + value + " " + column));
	}

	/** Takes a line that was printed, if it is one of a result. */
	void parse(String line) {
		if (line.startsWith(PREFIX)) {
			String[] parts = line.split(" ", 3);
			with(parts[2], Double.parseDouble(parts[1]));
		}
	}

}
