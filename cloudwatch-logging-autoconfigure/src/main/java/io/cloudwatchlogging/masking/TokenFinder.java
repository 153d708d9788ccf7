package io.cloudwatchlogging.masking;

/**
 * Finds tokens that their issuer begins with a prefix. They have a minimum length and no
 * maximum: issuers have lengthened theirs more than once.
 */
final class TokenFinder implements SecretFinder {

	private final Prefix prefix;

	private final Alphabet alphabet;

	private final int minLength;

	/**
	 * Creates a finder.
	 * @param prefix what the tokens begin with
	 * @param alphabet what follows it
	 * @param minLength how much of that there is at least
	 */
	TokenFinder(String prefix, Alphabet alphabet, int minLength) {
		this.prefix = Prefix.of(prefix);
		this.alphabet = alphabet;
		this.minLength = minLength;
	}

	@Override
	public long find(byte[] text, int length, int from, int to) {
		if (!this.prefix.isAt(text, from, length) || Escapes.isWithinWord(text, from, Alphabet.WORD)) {
			return NONE;
		}
		int end = this.alphabet.end(text, to, length);
		while (end > to && text[end - 1] == '.') {
			// Of the sentence.
			end--;
		}
		return (end - to >= this.minLength) ? SecretFinder.range(from, end) : NONE;
	}

}
