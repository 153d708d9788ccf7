package io.cloudwatchlogging.test.filter;

import java.util.function.Predicate;

/**
 * Filter pattern for the messages of events: terms or a condition on JSON. Safe for use
 * by many threads. Patterns for space-delimited events ({@code [ip, user, ...]}) are
 * refused.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html">Filter
 * pattern syntax</a>
 */
public final class FilterPattern {

	private final Predicate<String> predicate;

	private FilterPattern(Predicate<String> predicate) {
		this.predicate = predicate;
	}

	/**
	 * Creates a filter pattern from its text.
	 * @param text the text; an empty one matches everything
	 * @return the filter pattern
	 * @throws IllegalArgumentException if the text is no valid filter pattern
	 */
	public static FilterPattern parse(String text) {
		String pattern = text.strip();
		if (pattern.startsWith("{")) {
			return new FilterPattern(new JsonPatternParser(pattern).parse());
		}
		if (pattern.startsWith("[")) {
			throw new IllegalArgumentException("patterns for space-delimited events are not supported here");
		}
		return new FilterPattern(TermPattern.parse(pattern));
	}

	/**
	 * Returns whether a message matches.
	 * @param message the message
	 * @return whether it matches
	 */
	public boolean matches(String message) {
		return this.predicate.test(message);
	}

}
