package io.cloudwatchlogging.masking;

/**
 * Finds blocks of private keys, from their first line to their last one; one that is cut
 * off ends where the text does, or the string of JSON that it is in. A key that is logged
 * line by line is not found: only its first line says what it is.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7468">RFC 7468, textual encodings of
 * PKIX structures</a>
 */
final class PrivateKeyFinder implements SecretFinder {

	private static final Prefix LABEL = Prefix.of("PRIVATE KEY");

	private static final Prefix DASHES = Prefix.of("-----");

	private static final Prefix END = Prefix.of("-----END ");

	/** PGP adds a word to the label. */
	private static final Prefix BLOCK = Prefix.of(" BLOCK");

	/** The longest label before "PRIVATE KEY", with room. */
	private static final int MAX_KIND = 32;

	@Override
	public long find(byte[] text, int length, int from, int to) {
		int label = label(text, to, length);
		if (label < 0) {
			return NONE;
		}
		int last = Escapes.isJson(text, length) ? Escapes.stringEnd(text, label, length) : length;
		for (int at = label; at < last; at++) {
			if (text[at] == '-' && END.isAt(text, at, last)) {
				int end = label(text, at + END.length(), last);
				return SecretFinder.range(from, (end >= 0) ? end : last);
			}
		}
		return SecretFinder.range(from, last);
	}

	/** Where the label of a private key ends that begins here, with its dashes. */
	private static int label(byte[] text, int from, int length) {
		int last = Math.min(length, from + MAX_KIND);
		int at = from;
		while (at < last && isKind(text[at]) && !LABEL.isAt(text, at, length)) {
			at++;
		}
		if (!LABEL.isAt(text, at, length)) {
			return -1;
		}
		at += LABEL.length();
		if (BLOCK.isAt(text, at, length)) {
			at += BLOCK.length();
		}
		return DASHES.isAt(text, at, length) ? at + DASHES.length() : -1;
	}

	private static boolean isKind(byte character) {
		return (character >= 'A' && character <= 'Z') || character == ' ';
	}

}
