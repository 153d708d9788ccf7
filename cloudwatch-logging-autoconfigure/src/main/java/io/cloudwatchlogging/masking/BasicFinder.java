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
		boolean complete = (end - start) % DIGITS_PER_QUANTUM == 0;
		return complete && hasColon(text, start, end) ? SecretFinder.range(start, end) : NONE;
	}

	/**
	 * Whether there is a colon in what was encoded, and nothing but printable text
	 * before.
	 */
	private static boolean hasColon(byte[] text, int start, int end) {
		int bits = 0;
		int count = 0;
		for (int i = start; i < end; i++) {
			int digit = digit(text[i]);
			if (digit < 0) {
				continue;
			}
			bits = (bits << BITS_PER_DIGIT) | digit;
			count += BITS_PER_DIGIT;
			if (count >= Byte.SIZE) {
				count -= Byte.SIZE;
				int decoded = (bits >>> count) & 0xFF;
				if (decoded == ':') {
					return true;
				}
				if (decoded < ' ') {
					return false;
				}
			}
		}
		return false;
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
