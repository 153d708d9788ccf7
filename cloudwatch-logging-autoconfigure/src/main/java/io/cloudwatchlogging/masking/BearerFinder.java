package io.cloudwatchlogging.masking;

/**
 * Finds what follows the scheme Bearer, as in an Authorization header. A short word
 * without any digit is taken for prose.
 */
final class BearerFinder implements SecretFinder {

	private static final int MIN_LENGTH = 8;

	/** From here on, a word without digits is a token, too. */
	private static final int MIN_LENGTH_OF_LETTERS = 16;

	@Override
	public long find(byte[] text, int length, int from, int to) {
		int start = Escapes.skipSpace(text, to, length);
		if (start == to || Escapes.isWithinWord(text, from, Alphabet.WORD)) {
			return NONE;
		}
		int end = Alphabet.BEARER.end(text, start, length);
		return (end - start >= MIN_LENGTH_OF_LETTERS || (end - start >= MIN_LENGTH && hasDigit(text, start, end)))
				? SecretFinder.range(start, end) : NONE;
	}

	private static boolean hasDigit(byte[] text, int start, int end) {
		for (int i = start; i < end; i++) {
			if (text[i] >= '0' && text[i] <= '9') {
				return true;
			}
		}
		return false;
	}

}
