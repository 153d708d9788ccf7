package io.cloudwatchlogging.masking;

/**
 * Escape sequences of JSON, also of JSON within a string of JSON, at any depth. At depth
 * <i>d</i> each quote of a string has 2<sup>d</sup>-1 backslashes before it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259#section-7">RFC 8259, section 7</a>
 */
final class Escapes {

	private static final int UNICODE_DIGITS = 4;

	private static final byte ESCAPE = 0x1B;

	/** The longest sequence of a colour, with room. */
	private static final int MAX_COLOUR = 32;

	private Escapes() {
	}

	/** Whether a text is a JSON object, as far as its beginning tells. */
	static boolean isJson(byte[] text, int length) {
		if (length == 0 || text[0] != '{') {
			return false;
		}
		int next = skipSpace(text, 1, length);
		return next == length || text[next] == '"' || text[next] == '}';
	}

	/** Where the white space ends that begins here. */
	static int skipSpace(byte[] text, int from, int length) {
		int at = from;
		while (at < length && isSpace(text[at])) {
			at++;
		}
		return at;
	}

	static boolean isSpace(byte character) {
		return character >= 0 && character <= ' ';
	}

	/** Where the backslashes end that begin here. */
	static int skipBackslashes(byte[] text, int from, int length) {
		int at = from;
		while (at < length && text[at] == '\\') {
			at++;
		}
		return at;
	}

	/** Where the escape sequence ends that begins here, at any depth. */
	static int skipEscape(byte[] text, int from, int length) {
		int at = skipBackslashes(text, from, length);
		if (at == length || "bfnrtu\"/".indexOf(text[at]) < 0) {
			return at;
		}
		return Math.min(length, at + ((text[at] == 'u') ? 1 + UNICODE_DIGITS : 1));
	}

	/** Whether an escape sequence of a line end or a tab begins here, at any depth. */
	static boolean isLayout(byte[] text, int from, int length) {
		int at = skipBackslashes(text, from, length);
		return at > from && at < length && "nrt".indexOf(text[at]) >= 0;
	}

	/**
	 * Where the escape sequence of a character by its number ends that begins here, at
	 * any depth: Gson and others write {@code \\u003d} for an equals sign.
	 * @return the end, the place itself if there is none
	 */
	static int unicodeEnd(byte[] text, int from, int length) {
		int at = skipBackslashes(text, from, length);
		int end = at + 1 + UNICODE_DIGITS;
		return (at > from && end <= length && text[at] == 'u' && isUnicodeEscape(text, end)) ? end : from;
	}

	/** The character of the sequence that ends here, -1 if it is beyond ASCII. */
	static byte unicode(byte[] text, int end) {
		int character = 0;
		for (int i = end - UNICODE_DIGITS; i < end; i++) {
			character = 16 * character + Character.digit(text[i], 16);
		}
		return (character < 0x80) ? (byte) character : -1;
	}

	/**
	 * Leaves behind a character that is one of some, as itself or by its number.
	 * @param text holds the text
	 * @param at where the character begins
	 * @param length length of the text
	 * @param characters the characters
	 * @return where it ends, the place itself if it is another one
	 */
	static int skipAny(byte[] text, int at, int length, String characters) {
		if (at < length && text[at] == '\\') {
			int end = unicodeEnd(text, at, length);
			return (end > at && characters.indexOf(unicode(text, end)) >= 0) ? end : at;
		}
		return (at < length && characters.indexOf(text[at]) >= 0) ? at + 1 : at;
	}

	/** Where the string of JSON ends that a position is in: at its quote. */
	static int stringEnd(byte[] text, int from, int length) {
		int at = from;
		while (at < length && text[at] != '"') {
			at += (text[at] == '\\') ? 2 : 1;
		}
		return Math.min(at, length);
	}

	/**
	 * Whether a character belongs to the word that a position is in the middle of, rather
	 * than to an escape sequence such as a line end or a colour.
	 * @param text holds the text
	 * @param at the position
	 * @param word the characters of a word
	 * @return whether the character before the position is one of them
	 */
	static boolean isWithinWord(byte[] text, int at, Alphabet word) {
		if (at == 0 || !word.has(text[at - 1])) {
			return false;
		}
		boolean escaped = at >= 2 && text[at - 2] == '\\';
		return !escaped && !isUnicodeEscape(text, at) && !isColour(text, at);
	}

	/** Whether a sequence for terminals ends at a position, such as that of a colour. */
	private static boolean isColour(byte[] text, int end) {
		int first = Math.max(1, end - MAX_COLOUR);
		int at = end - 1;
		while (at > first && "0123456789;".indexOf(text[at - 1]) >= 0) {
			at--;
		}
		if (at < 2 || text[at - 1] != '[') {
			return false;
		}
		return text[at - 2] == ESCAPE || (isUnicodeEscape(text, at - 1) && unicode(text, at - 1) == ESCAPE);
	}

	/** Whether an escape sequence with four digits ends at a position. */
	static boolean isUnicodeEscape(byte[] text, int end) {
		int start = end - UNICODE_DIGITS;
		if (start < 2 || text[start - 1] != 'u' || text[start - 2] != '\\') {
			return false;
		}
		for (int i = start; i < end; i++) {
			if (Character.digit(text[i], 16) < 0) {
				return false;
			}
		}
		return true;
	}

}
