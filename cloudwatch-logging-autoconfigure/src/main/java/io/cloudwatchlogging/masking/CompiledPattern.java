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

	private final Pattern pattern;

	private final @Nullable String literal;

	CompiledPattern(String regex) {
		this.pattern = Pattern.compile(regex);
		this.literal = RequiredLiteral.of(regex);
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

	/**
	 * Finds all matches in a text. It is looked at as a whole: how far a match reaches
	 * around its literal is not known.
	 */
	void find(byte[] text, int length, RangeConsumer found) {
		Matcher matcher = this.pattern.matcher((text.length == length) ? text : Arrays.copyOf(text, length));
		int group = Math.min(this.pattern.groupCount(), 1);
		while (matcher.find()) {
			if (matcher.start(group) >= 0 && matcher.start(group) < matcher.end(group)) {
				found.accept(matcher.start(group), matcher.end(group));
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
