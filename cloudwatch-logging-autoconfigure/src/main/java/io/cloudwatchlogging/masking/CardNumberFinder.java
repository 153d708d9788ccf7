package io.cloudwatchlogging.masking;

/**
 * Finds card numbers: digits in a row, or in groups with the same blank or hyphen between
 * them, in the range and of a length of an issuer, and with the right check digit.
 */
final class CardNumberFinder implements SecretFinder {

	/**
	 * One of these is in each card number: more digits in a row than a group has, or a
	 * group and the beginning of the next one.
	 */
	static final String[] LITERALS = { "00000", "0000 00", "0000-00" };

	private static final int MIN_DIGITS = 13;

	private static final int MAX_DIGITS = 19;

	private static final int GROUP = 4;

	/** The second group where there are three of them. */
	private static final int LONG_GROUP = 6;

	@Override
	public long find(byte[] text, int length, int from, int to) {
		if (!CardIssuer.isFirstDigit(text[from]) || isWithinNumber(text, from)) {
			return NONE;
		}
		int run = run(text, from, length) - from;
		if (run != GROUP) {
			return (run >= MIN_DIGITS && run <= MAX_DIGITS && isCard(text, length, from, from + run, run))
					? SecretFinder.range(from, from + run) : NONE;
		}
		return grouped(text, length, from);
	}

	private static boolean isWithinNumber(byte[] text, int from) {
		if (Escapes.isWithinWord(text, from, Alphabet.WORD)) {
			return true;
		}
		return from >= 2 && text[from - 1] == '.' && isDigit(text[from - 2]);
	}

	private static long grouped(byte[] text, int length, int from) {
		int at = from + GROUP;
		byte separator = (at < length) ? text[at] : 0;
		if (separator != ' ' && separator != '-') {
			return NONE;
		}
		int digits = GROUP;
		long found = NONE;
		while (at + 1 < length && text[at] == separator && isDigit(text[at + 1]) && digits < MAX_DIGITS) {
			int end = run(text, at + 1, length);
			int group = end - at - 1;
			digits += group;
			if (group > LONG_GROUP || digits > MAX_DIGITS) {
				break;
			}
			if (digits >= MIN_DIGITS && isCard(text, length, from, end, digits)) {
				found = SecretFinder.range(from, end);
			}
			at = end;
		}
		return found;
	}

	private static int run(byte[] text, int from, int length) {
		int at = from;
		while (at < length && isDigit(text[at])) {
			at++;
		}
		return at;
	}

	private static boolean isDigit(byte character) {
		return character >= '0' && character <= '9';
	}

	private static boolean isCard(byte[] text, int length, int from, int end, int digits) {
		boolean goesOn = end < length
				&& (Alphabet.WORD.has(text[end]) || (text[end] == '.' && end + 1 < length && isDigit(text[end + 1])));
		return !goesOn && CardIssuer.issues(prefix(text, from), digits) && hasCheckDigit(text, from, end);
	}

	/** The first six digits. */
	private static int prefix(byte[] text, int from) {
		int prefix = 0;
		int digits = 0;
		for (int i = from; digits < CardIssuer.PREFIX_DIGITS; i++) {
			if (isDigit(text[i])) {
				prefix = 10 * prefix + text[i] - '0';
				digits++;
			}
		}
		return prefix;
	}

	/** Whether the last digit is the one that the others ask for, by Luhn. */
	private static boolean hasCheckDigit(byte[] text, int from, int end) {
		int sum = 0;
		boolean doubled = false;
		for (int i = end - 1; i >= from; i--) {
			if (isDigit(text[i])) {
				int digit = (text[i] - '0') * (doubled ? 2 : 1);
				sum += (digit > 9) ? digit - 9 : digit;
				doubled = !doubled;
			}
		}
		return sum % 10 == 0;
	}

}
