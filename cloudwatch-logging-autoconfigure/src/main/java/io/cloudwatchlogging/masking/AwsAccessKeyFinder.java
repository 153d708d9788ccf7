package io.cloudwatchlogging.masking;

/**
 * Finds the access key IDs of AWS by their prefix. What follows it is base32 in practice.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids">IAM
 * identifiers</a>
 */
final class AwsAccessKeyFinder implements SecretFinder {

	private static final int MIN_LENGTH = 16;

	private final Prefix prefix;

	AwsAccessKeyFinder(String prefix) {
		this.prefix = Prefix.of(prefix);
	}

	@Override
	public long find(byte[] text, int length, int from, int to) {
		if (length - to < MIN_LENGTH || !this.prefix.isAt(text, from, length)
				|| Escapes.isWithinWord(text, from, Alphabet.WORD)) {
			return NONE;
		}
		for (int i = to; i < to + MIN_LENGTH; i++) {
			boolean upper = text[i] >= 'A' && text[i] <= 'Z';
			boolean digit = text[i] >= '0' && text[i] <= '9';
			if (!upper && !digit) {
				return NONE;
			}
		}
		return SecretFinder.range(from, Alphabet.WORD.end(text, to, length));
	}

}
