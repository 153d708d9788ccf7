package io.cloudwatchlogging.test.filter;

import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Reads the text of a filter pattern from left to right. Not thread-safe.
 */
final class Scanner {

	private static final char END = '\0';

	private static final Pattern ALLOWED_IN_REGEX = Pattern.compile("[A-Za-z0-9:_#=@/;,\\- ^$?\\[\\]{}|\\\\*+.]+");

	private final String text;

	private int position;

	Scanner(String text) {
		this.text = text;
	}

	boolean isAtEnd() {
		return this.position >= this.text.length();
	}

	char peek() {
		return isAtEnd() ? END : this.text.charAt(this.position);
	}

	void skipWhitespace() {
		while (!isAtEnd() && Character.isWhitespace(peek())) {
			this.position++;
		}
	}

	boolean accept(String token) {
		boolean found = this.text.startsWith(token, this.position);
		if (found) {
			this.position += token.length();
		}
		return found;
	}

	void expect(String token) {
		if (!accept(token)) {
			throw error(token);
		}
	}

	/**
	 * Reads words that are separated by white space, in any case.
	 * @param words the words
	 * @return whether they were there and have been read
	 */
	boolean acceptWords(String... words) {
		int start = this.position;
		for (String word : words) {
			skipWhitespace();
			if (!this.text.regionMatches(true, this.position, word, 0, word.length())) {
				this.position = start;
				return false;
			}
			this.position += word.length();
		}
		return true;
	}

	String until(IntPredicate isEnd) {
		int start = this.position;
		while (!isAtEnd() && !isEnd.test(peek())) {
			this.position++;
		}
		return this.text.substring(start, this.position);
	}

	/**
	 * Reads a text in double quotes, in which a backslash makes the next character plain.
	 * @return the text without the quotes
	 */
	String quoted() {
		expect("\"");
		StringBuilder result = new StringBuilder();
		while (!isAtEnd() && peek() != '"') {
			if (peek() == '\\' && this.position + 1 < this.text.length()) {
				this.position++;
			}
			result.append(peek());
			this.position++;
		}
		expect("\"");
		return result.toString();
	}

	/**
	 * Reads a regular expression between percent signs.
	 * @return the regular expression
	 */
	Regex regex() {
		expect("%");
		String regex = until((c) -> c == '%');
		expect("%");
		if (!ALLOWED_IN_REGEX.matcher(regex).matches()) {
			throw new IllegalArgumentException("unsupported characters in regular expression %" + regex + "%");
		}
		try {
			return new Regex(Pattern.compile(regex));
		}
		catch (PatternSyntaxException ex) {
			throw new IllegalArgumentException("not a regular expression: %" + regex + "%", ex);
		}
	}

	IllegalArgumentException error(String expected) {
		return new IllegalArgumentException("expected " + expected + " at index " + this.position + " of " + this.text);
	}

}
