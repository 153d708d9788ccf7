package io.cloudwatchlogging.masking;

import java.util.List;

/**
 * The first three characters of many literals, as a set of bits. It finds the places of a
 * text where a literal may begin, with few in vain. Immutable.
 */
final class LiteralStarts {

	/** The number of characters that are looked at. */
	static final int LENGTH = 3;

	/** Bits of a character: more characters than these tell apart share a code. */
	private static final int CODE_BITS = 5;

	private static final int CODES = 1 << CODE_BITS;

	private static final int KEYS = 1 << (LENGTH * CODE_BITS);

	private final byte[] codes;

	/** One bit for each three codes. */
	private final long[] bits = new long[KEYS / Long.SIZE];

	/**
	 * Creates the set.
	 * @param literals the literals, of at least three ASCII characters
	 * @param classes the class of each character; those of one class are the same
	 */
	LiteralStarts(List<String> literals, byte[] classes) {
		this.codes = new byte[classes.length];
		for (int i = 0; i < classes.length; i++) {
			this.codes[i] = (byte) (classes[i] % CODES);
		}
		for (String literal : literals) {
			if (literal.length() < LENGTH) {
				throw new IllegalArgumentException("Literal '" + literal + "' is too short");
			}
			int key = 0;
			for (int i = 0; i < LENGTH; i++) {
				key = next(key, this.codes[literal.charAt(i)]);
			}
			this.bits[key / Long.SIZE] |= 1L << key;
		}
	}

	private static int next(int key, int code) {
		return ((key << CODE_BITS) | code) & (KEYS - 1);
	}

	/**
	 * Returns the next place where a literal may begin.
	 * @param text holds the text
	 * @param from where to begin
	 * @param length length of the text
	 * @return the place, the length if there is none
	 */
	int next(byte[] text, int from, int length) {
		if (length - from < LENGTH) {
			return length;
		}
		byte[] byCharacter = this.codes;
		long[] set = this.bits;
		int key = next(byCharacter[text[from] & 0xFF], byCharacter[text[from + 1] & 0xFF]);
		for (int end = from + LENGTH - 1; end < length; end++) {
			key = next(key, byCharacter[text[end] & 0xFF]);
			if ((set[key / Long.SIZE] & (1L << key)) != 0) {
				return end - LENGTH + 1;
			}
		}
		return length;
	}

}
