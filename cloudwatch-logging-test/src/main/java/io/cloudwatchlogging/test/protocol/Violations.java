package io.cloudwatchlogging.test.protocol;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Constraints that the parameters of one request break, reported together as the service
 * does. Not thread-safe.
 */
public final class Violations {

	private static final int LONGEST_VALUE = 1024;

	// An error message with thousands of violations helps nobody.
	private static final int MOST_REPORTED = 20;

	private final List<String> reported = new ArrayList<>();

	private int count;

	/** Creates an instance. */
	public Violations() {
	}

	public void add(@Nullable Object value, String parameter, String constraint) {
		this.count++;
		if (this.reported.size() < MOST_REPORTED) {
			this.reported
				.add("Value " + quoted(value) + " at '" + parameter + "' failed to satisfy constraint: " + constraint);
		}
	}

	/**
	 * Throws the error of the service if there are violations.
	 */
	public void check() {
		if (this.count > 0) {
			String noun = (this.count == 1) ? " validation error" : " validation errors";
			throw ServiceException
				.invalidParameter(this.count + noun + " detected: " + String.join("; ", this.reported));
		}
	}

	private static String quoted(@Nullable Object value) {
		if (value == null) {
			return "null";
		}
		String text = value.toString();
		return "'" + ((text.length() > LONGEST_VALUE) ? text.substring(0, LONGEST_VALUE) : text) + "'";
	}

}
