package io.cloudwatchlogging.masking;

import java.util.List;

/**
 * The first three characters of many literals, as a set. It finds the places of a text
 * where a literal may begin, with few false positives. Immutable.
 */
final class LiteralStarts {

	/** The number of characters that are looked at. */
	static final int LENGTH = 3;

	/** Bits of a character: more characters than these tell apart share a code. */
	private static final int CODE_BITS = 5;

	private static final int CODES = 1 << CODE_BITS;

	/** Places that are looked at together. */
	private static final int STEP = 4;

	private static final int KEYS = 1 << (LENGTH * CODE_BITS);

	private final byte[] codes;

	/** By three codes, more than 0 if a literal begins with them. */
	private final byte[] starts = new byte[KEYS];

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
			this.starts[key(this.codes[literal.charAt(0)], this.codes[literal.charAt(1)],
					this.codes[literal.charAt(2)])] = 1;
		}
	}

	private static int key(int first, int second, int third) {
		return (((first << CODE_BITS) | second) << CODE_BITS) | third;
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
		byte[] set = this.starts;
		int first = byCharacter[text[from] & 0xFF];
		int second = byCharacter[text[from + 1] & 0xFF];
		int end = from + LENGTH - 1;
		// Four at a time, as nothing of them depends on the one before.
		for (; end + STEP <= length; end += STEP) {
			int third = byCharacter[text[end] & 0xFF];
			int fourth = byCharacter[text[end + 1] & 0xFF];
			int fifth = byCharacter[text[end + 2] & 0xFF];
			int sixth = byCharacter[text[end + 3] & 0xFF];
			if ((set[key(first, second, third)] | set[key(second, third, fourth)] | set[key(third, fourth, fifth)]
					| set[key(fourth, fifth, sixth)]) != 0) {
				break;
			}
			first = fifth;
			second = sixth;
		}
		for (; end < length; end++) {
			int third = byCharacter[text[end] & 0xFF];
			if (set[key(first, second, third)] != 0) {
				return end - LENGTH + 1;
			}
			first = second;
			second = third;
		}
		return length;
	}

}
