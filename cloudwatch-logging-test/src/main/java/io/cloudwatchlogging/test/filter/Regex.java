package io.cloudwatchlogging.test.filter;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A regular expression of a user, which may never come to an end: it is given up after a
 * while. Safe for use by many threads.
 *
 * @param pattern the regular expression
 */
record Regex(Pattern pattern) implements Predicate<String> {

	/** For one message. */
	static final Duration PATIENCE = Duration.ofMillis(500);

	@Override
	public boolean test(String text) {
		try {
			return this.pattern.matcher(new LimitedText(text, System.nanoTime() + PATIENCE.toNanos())).find();
		}
		catch (StackOverflowError ex) {
			throw new IllegalArgumentException(problem(this.pattern.pattern(), "is too deep"));
		}
	}

	private static String problem(String regex, String what) {
		return "the regular expression %" + regex + "% " + what + " for a message";
	}

	/**
	 * A text that cannot be read after a deadline.
	 */
	private final class LimitedText implements CharSequence {

		private static final int READS_PER_LOOK = 4096;

		private final String text;

		private final long deadline;

		private int reads;

		LimitedText(String text, long deadline) {
			this.text = text;
			this.deadline = deadline;
		}

		@Override
		public int length() {
			return this.text.length();
		}

		@Override
		public char charAt(int index) {
			if (++this.reads % READS_PER_LOOK == 0 && System.nanoTime() - this.deadline > 0) {
				throw new IllegalArgumentException(problem(Regex.this.pattern.pattern(), "takes too long"));
			}
			return this.text.charAt(index);
		}

		@Override
		public CharSequence subSequence(int start, int end) {
			return this.text.subSequence(start, end);
		}

		@Override
		public String toString() {
			return this.text;
		}

	}

}
