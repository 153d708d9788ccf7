package io.cloudwatchlogging.masking;

import java.util.Arrays;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A pattern of the user's own, ready to run by RE2/J: in time that grows with the text
 * only. Safe for use by many threads.
 *
 * @see <a href="https://github.com/google/re2/wiki/Syntax">Syntax of RE2</a>
 */
final class CompiledPattern {

	/** How far around its literal a pattern is tried; further if a match gets there. */
	static final int MARGIN = 512;

	private final Pattern pattern;

	private final @Nullable String literal;

	/** Whether it asks where the text begins or ends. */
	private final boolean anchored;

	CompiledPattern(String regex) {
		this.pattern = Pattern.compile(regex);
		this.literal = RequiredLiteral.of(regex);
		String withoutClasses = regex.replace("[^", "[");
		this.anchored = withoutClasses.contains("^") || regex.contains("$") || regex.contains("\\A")
				|| regex.contains("\\z");
	}

	/** What is wrong with a regular expression, {@code null} if nothing is. */
	static @Nullable String problem(String regex) {
		if (regex.contains("&&") || regex.contains("(?U")) {
			return "RE2 takes && within a class and the flag U for something else than Java does";
		}
		try {
			Matcher matcher = Pattern.compile(regex).matcher("");
			return matcher.find() ? "it matches the empty text" : null;
		}
		catch (PatternSyntaxException ex) {
			return "RE2 says: " + ex.getMessage();
		}
	}

	/** The literal that every match contains, {@code null} if there is none. */
	@Nullable String literal() {
		return this.literal;
	}

	/** Finds all matches in a text. */
	void findAll(byte[] text, int length, RangeConsumer found) {
		find(text, 0, length, found);
	}

	/**
	 * Finds the matches around places where the literal is.
	 * @param text holds the text
	 * @param length length of the text
	 * @param first where the first literal begins
	 * @param last where the last one ends
	 * @param found takes the matches
	 */
	void findAround(byte[] text, int length, int first, int last, RangeConsumer found) {
		int margin = MARGIN;
		int from = 0;
		int to = length;
		do {
			from = this.anchored ? 0 : character(text, Math.max(0, first - margin));
			to = this.anchored ? length : Math.min(length, last + margin);
			margin *= 4;
		}
		while (touchesEdge(text, from, to, length));
		find(text, from, to, found);
	}

	/** Where the character begins that a byte belongs to. */
	private static int character(byte[] text, int at) {
		int start = at;
		while (start > 0 && (text[start] & 0xC0) == 0x80) {
			start--;
		}
		return start;
	}

	/** Whether a match may go on beyond what was looked at. */
	private boolean touchesEdge(byte[] text, int from, int to, int length) {
		if (from == 0 && to == length) {
			return false;
		}
		Matcher matcher = this.pattern.matcher(Arrays.copyOfRange(text, from, to));
		while (matcher.find()) {
			if ((matcher.start() == 0 && from > 0) || (matcher.end() == to - from && to < length)) {
				return true;
			}
		}
		return false;
	}

	private void find(byte[] text, int from, int to, RangeConsumer found) {
		Matcher matcher = this.pattern.matcher(Arrays.copyOfRange(text, from, to));
		int group = Math.min(this.pattern.groupCount(), 1);
		while (matcher.find()) {
			if (matcher.start(group) >= 0 && matcher.start(group) < matcher.end(group)) {
				found.accept(from + matcher.start(group), from + matcher.end(group));
			}
		}
	}

	/**
	 * Takes ranges of a text.
	 */
	@FunctionalInterface
	interface RangeConsumer {

		void accept(int start, int end);

	}

}
