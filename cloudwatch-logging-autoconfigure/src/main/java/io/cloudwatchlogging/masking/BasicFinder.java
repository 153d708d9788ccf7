package io.cloudwatchlogging.masking;

/**
 * Finds what follows the scheme Basic: user and password with a colon between them, in
 * base64.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7617">RFC 7617, the Basic HTTP
 * authentication scheme</a>
 */
final class BasicFinder implements SecretFinder {

	private static final int BITS_PER_DIGIT = 6;

	/** Base64 is filled up to so many digits. */
	private static final int DIGITS_PER_QUANTUM = 4;

	@Override
	public long find(byte[] text, int length, int from, int to) {
		int start = Escapes.skipSpace(text, to, length);
		if (start == to || Escapes.isWithinWord(text, from, Alphabet.WORD)) {
			return NONE;
		}
		int end = Alphabet.BASE64.end(text, start, length);
		return isCredentials(text, start, end) ? SecretFinder.range(start, end) : NONE;
	}

	/**
	 * Whether there is a colon in what was encoded, and nothing but printable text
	 * before. Where base64 is not filled up, that has to be ASCII: words can be read as
	 * base64, too.
	 */
	private static boolean isCredentials(byte[] text, int start, int end) {
		int characters = 0;
		int digits = 0;
		int bits = 0;
		boolean ascii = true;
		boolean colon = false;
		int at = start;
		while (at < end) {
			int next = (text[at] == '\\') ? Escapes.skipEscape(text, at, end) : at + 1;
			int digit = digit((text[next - 1] != '/' && next - at > 1) ? Escapes.unicode(text, next) : text[next - 1]);
			at = next;
			characters++;
			if (digit >= 0 && !colon) {
				bits = (bits << BITS_PER_DIGIT) | digit;
				int unread = (digits % DIGITS_PER_QUANTUM + 1) * BITS_PER_DIGIT % Byte.SIZE;
				int decoded = (bits >>> unread) & 0xFF;
				boolean complete = digits % DIGITS_PER_QUANTUM > 0;
				colon = complete && decoded == ':';
				ascii &= !complete || decoded < 0x80;
				if (complete && decoded < ' ') {
					return false;
				}
			}
			digits += (digit >= 0) ? 1 : 0;
		}
		boolean filled = characters % DIGITS_PER_QUANTUM == 0;
		boolean unfilled = ascii && digits == characters && digits % DIGITS_PER_QUANTUM != 1;
		return colon && (filled || unfilled);
	}

	private static int digit(byte character) {
		if (character >= 'A' && character <= 'Z') {
			return character - 'A';
		}
		if (character >= 'a' && character <= 'z') {
			return character - 'a' + 26;
		}
		if (character >= '0' && character <= '9') {
			return character - '0' + 52;
		}
		return switch (character) {
			case '+' -> 62;
			case '/' -> 63;
			default -> -1;
		};
	}

}
