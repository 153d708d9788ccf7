package io.cloudwatchlogging.masking;

import java.util.Arrays;

/**
 * Where the value behind a name ends. In JSON, it ends within the string that it is in.
 */
final class ValueEnd {

	private ValueEnd() {
	}

	/**
	 * Where a value in quotes ends: at the quote that has as many backslashes before it
	 * as the opening one, but for those that escape each other, and at the end of the
	 * line at the latest.
	 * @param text holds the text
	 * @param length length of the text
	 * @param open the opening quote
	 * @param depth the number of backslashes before it
	 */
	static int quoted(byte[] text, int length, int open, int depth) {
		byte quote = text[open];
		boolean json = Escapes.isJson(text, length);
		for (int at = open + 1; at < length; at++) {
			int start = at;
			at = Escapes.skipBackslashes(text, at, length);
			int run = at - start;
			if (at == length) {
				return length;
			}
			if (text[at] == quote && (run < depth || run % (2 * (depth + 1)) == depth)) {
				return Math.max(start, at - depth);
			}
			if (isEndOfAll(text[at], run, depth, json && quote == '\'')) {
				return start;
			}
		}
		return length;
	}

	/** Whether the line ends, or the string of JSON that a value is in. */
	private static boolean isEndOfAll(byte character, int run, int depth, boolean inJson) {
		if (character == '\n' || (inJson && character == '"' && run % 2 == 0)) {
			return true;
		}
		boolean escapedLineEnd = character == 'n' && run > 0;
		return escapedLineEnd && ((depth > 0) ? run % (depth + 1) == (depth + 1) / 2 : inJson && run % 2 == 1);
	}

	/**
	 * Where a value in quotes ends that are escaped by their number: at the next one that
	 * is escaped the same way.
	 * @param text holds the text
	 * @param length length of the text
	 * @param open where the opening quote begins
	 * @param from where it ends
	 */
	static int quotedByNumber(byte[] text, int length, int open, int from) {
		int at = from;
		while (at < length && text[at] != '"' && text[at] != '\n') {
			int same = Math.min(length, at + from - open);
			if (text[at] == '\\' && Arrays.equals(text, open, from, text, at, same)) {
				return at;
			}
			at = (text[at] == '\\') ? Escapes.skipEscape(text, at, length) : at + 1;
		}
		return at;
	}

	/**
	 * Where a value without quotes ends: at white space, at a quote behind which the text
	 * goes on as it does behind values, and where the next name or the end of what it is
	 * in follows. A comma or a bracket in its midst does not end it.
	 * @param text holds the text
	 * @param length length of the text
	 * @param from where the value begins
	 */
	static int unquoted(byte[] text, int length, int from) {
		boolean json = Escapes.isJson(text, length);
		int at = from;
		while (at < length) {
			int next = Escapes.skipBackslashes(text, at, length);
			int escapeEnd = (next > at) ? Escapes.unicodeEnd(text, at, length) : at;
			if (escapeEnd > at) {
				if (isEndByNumber(text, length, at, escapeEnd)) {
					return at;
				}
				at = escapeEnd;
				continue;
			}
			if (next == length || isEnd(text, length, next, next - at, json)) {
				return (next == length && !json) ? length : at;
			}
			at = Math.max(next + 1, skipBrackets(text, next, length));
		}
		return length;
	}

	/**
	 * Where an array of JSON ends, as far as it has no object.
	 * @param text holds the text
	 * @param length length of the text
	 * @param open the opening bracket
	 */
	static int array(byte[] text, int length, int open) {
		int depth = 0;
		for (int at = open; at < length; at++) {
			switch (text[at]) {
				case '"' -> at = Escapes.stringEnd(text, at + 1, length);
				case '[' -> depth++;
				case ']' -> depth--;
				default -> {
				}
			}
			if (depth == 0 || (at < length && (text[at] == '{' || text[at] == '}'))) {
				return at;
			}
		}
		return length;
	}

	private static boolean isEnd(byte[] text, int length, int at, int backslashes, boolean json) {
		byte character = text[at];
		boolean escaped = backslashes % 2 == 1;
		return switch (character) {
			case '"' -> (json && !escaped) || isFollowedByEnd(text, length, at);
			case '\'' -> isFollowedByEnd(text, length, at);
			case ')', ']', '}' -> isFollowedByEnd(text, length, skipBrackets(text, at, length) - 1);
			case ',', ';', '&' -> isFollowedByName(text, length, at + 1);
			case '<' -> isEndTag(text, length, at);
			case 'n', 'r', 't' -> json && escaped;
			default -> Escapes.isSpace(character);
		};
	}

	/** The same for a character that is escaped by its number. */
	private static boolean isEndByNumber(byte[] text, int length, int at, int end) {
		return switch (Escapes.unicode(text, end)) {
			case '"', '\'' -> isFollowedByEnd(text, length, end - 1);
			case ',', ';', '&' -> isFollowedByName(text, length, end);
			case '<' -> isEndTag(text, length, at);
			default -> false;
		};
	}

	/** Whether the end tag of an XML element begins at a place. */
	static boolean isEndTag(byte[] text, int length, int at) {
		int end = Escapes.skipAny(text, at, length, "<");
		return end > at && end < length && (text[end] == '/' || text[end] == '\\');
	}

	/** Where the closing brackets end that begin here. */
	private static int skipBrackets(byte[] text, int from, int length) {
		int at = from;
		while (at < length && ")]}".indexOf(text[at]) >= 0) {
			at++;
		}
		return at;
	}

	private static boolean isFollowedByEnd(byte[] text, int length, int at) {
		int next = at + 1;
		if (next == length || Escapes.isSpace(text[next]) || ":)]}\"'\\<>".indexOf(text[next]) >= 0) {
			return true;
		}
		return ",;&".indexOf(text[next]) >= 0 && isFollowedByName(text, length, next + 1);
	}

	private static boolean isFollowedByName(byte[] text, int length, int from) {
		if (from == length || Escapes.isSpace(text[from]) || text[from] == '"' || text[from] == '\\') {
			return true;
		}
		int end = Alphabet.TOKEN.end(text, from, length);
		return end > from && Escapes.skipAny(text, end, length, "=:") > end;
	}

}
