package io.cloudwatchlogging.masking;

/**
 * Finds JSON Web Tokens, signed, encrypted or neither: parts in base64url with dots
 * between them, of which the first one is a JSON object.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7519">RFC 7519, JSON Web Token</a>
 */
final class JwtFinder implements SecretFinder {

	private static final int MIN_DOTS = 2;

	/** The shortest header, with nothing but an algorithm of two letters. */
	private static final int MIN_HEADER = 16;

	private final Prefix header;

	/**
	 * Creates a finder.
	 * @param header what the header begins with
	 */
	JwtFinder(String header) {
		this.header = Prefix.of(header);
	}

	@Override
	public long find(byte[] text, int length, int from, int to) {
		if (!this.header.isAt(text, from, length) || Escapes.isWithinWord(text, from, Alphabet.TOKEN)) {
			return NONE;
		}
		int end = Alphabet.TOKEN.end(text, to, length);
		int dots = 0;
		for (int i = from; i < end; i++) {
			if (text[i] == '.') {
				dots++;
				if (dots == 1 && i - from < MIN_HEADER) {
					return NONE;
				}
			}
		}
		return (dots >= MIN_DOTS) ? SecretFinder.range(from, end) : NONE;
	}

}
