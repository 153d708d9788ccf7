package io.cloudwatchlogging.masking;

/**
 * Reads the content of an XML element whose name says that it is a secret. Angle brackets
 * may be escaped by their number.
 */
final class XmlElement {

	private static final Prefix CDATA = Prefix.of("![CDATA[");

	private static final Prefix CDATA_END = Prefix.of("]]");

	/** The longest part of the name before the word, with room. */
	private static final int MAX_NAME = 64;

	private XmlElement() {
	}

	/**
	 * Where the content begins: behind the start tag, which may have attributes.
	 * @param text holds the text
	 * @param length length of the text
	 * @param from where the last word of the name begins
	 * @param to where the name ends
	 * @return where the content begins, -1 if there is none
	 */
	static int contentStart(byte[] text, int length, int from, int to) {
		int behind = Escapes.skipAny(text, to, length, ">");
		if (behind > to) {
			return behind;
		}
		boolean attributes = (Escapes.isSpace(text[to]) || text[to] == '\\') && isStartTag(text, from, length);
		return attributes ? attributesEnd(text, to, length) : -1;
	}

	/** Whether an angle bracket is before the name. */
	private static boolean isStartTag(byte[] text, int from, int length) {
		int first = Math.max(1, from - MAX_NAME);
		int at = from;
		while (at > first && (Alphabet.TOKEN.has(text[at - 1]) || text[at - 1] == ':')) {
			at--;
		}
		return at > 0 && Escapes.skipAny(text, at - 1, length, "<") > at - 1;
	}

	private static int attributesEnd(byte[] text, int from, int length) {
		boolean json = Escapes.isJson(text, length);
		byte quote = 0;
		int at = from;
		while (at < length) {
			boolean escaped = text[at] == '\\';
			int next = escaped ? Escapes.skipEscape(text, at, length) : at + 1;
			byte character = (escaped && Escapes.unicodeEnd(text, at, length) == next) ? Escapes.unicode(text, next)
					: text[next - 1];
			if (character == '<' || (character == '"' && !escaped && json)) {
				return -1;
			}
			if (character == '>' && quote == 0) {
				return (text[at - 1] != '/') ? next : -1;
			}
			if (quote == 0 && (character == '"' || character == '\'')) {
				quote = character;
			}
			else if (character == quote) {
				quote = 0;
			}
			at = next;
		}
		return -1;
	}

	/**
	 * The content.
	 * @param text holds the text
	 * @param length length of the text
	 * @param from where it begins
	 * @return its range, {@link SecretFinder#NONE} if it is not text alone
	 */
	static long content(byte[] text, int length, int from) {
		int start = skipLayout(text, from, length);
		int section = Escapes.skipAny(text, start, length, "<");
		if (section > start && CDATA.isAt(text, section, length)) {
			int first = section + CDATA.length();
			return SecretFinder.range(first, sectionEnd(text, first, length));
		}
		boolean json = Escapes.isJson(text, length);
		int end = start;
		while (end < length && !(json && text[end] == '"') && Escapes.skipAny(text, end, length, "<>") == end) {
			end = (text[end] == '\\') ? Escapes.skipEscape(text, end, length) : end + 1;
		}
		return ValueEnd.isEndTag(text, length, end) ? SecretFinder.range(start, end) : SecretFinder.NONE;
	}

	/** Where a section ends, one that is cut off where the text does. */
	private static int sectionEnd(byte[] text, int from, int length) {
		int last = Escapes.isJson(text, length) ? Escapes.stringEnd(text, from, length) : length;
		int at = from;
		while (at < last && !(CDATA_END.isAt(text, at, last)
				&& Escapes.skipAny(text, at + CDATA_END.length(), last, ">") > at + CDATA_END.length())) {
			at++;
		}
		return at;
	}

	/** Leaves behind white space and escaped line ends. */
	private static int skipLayout(byte[] text, int from, int length) {
		int at = Escapes.skipSpace(text, from, length);
		while (Escapes.isLayout(text, at, length)) {
			at = Escapes.skipSpace(text, Escapes.skipEscape(text, at, length), length);
		}
		return at;
	}

}
