package io.cloudwatchlogging.masking;

/**
 * A set of ASCII characters, of which a token of some kind consists.
 */
final class Alphabet {

	private static final String LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

	/** What names in programs consist of. */
	static final Alphabet WORD = new Alphabet(LETTERS_AND_DIGITS + "_");

	/** Tokens of services, and base64url with the dots between its parts. */
	static final Alphabet TOKEN = new Alphabet(LETTERS_AND_DIGITS + "-_.");

	/**
	 * What follows the scheme Bearer.
	 *
	 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-2.1">RFC 6750, section
	 * 2.1</a>
	 */
	static final Alphabet BEARER = new Alphabet(LETTERS_AND_DIGITS + "-._~+/=");

	/** Base64, with what fills it up. */
	static final Alphabet BASE64 = new Alphabet(LETTERS_AND_DIGITS + "+/=");

	private final boolean[] members = new boolean[128];

	private Alphabet(String members) {
		members.chars().forEach((member) -> this.members[member] = true);
	}

	boolean has(byte character) {
		return character >= 0 && this.members[character];
	}

	/**
	 * Where a run of these characters ends. They may be escaped, as some JSON has it.
	 * @param text holds the text
	 * @param from where the run begins
	 * @param length length of the text
	 */
	int end(byte[] text, int from, int length) {
		int at = from;
		while (at < length) {
			int next = has(text[at]) ? at + 1 : escapedEnd(text, at, length);
			if (next == at) {
				return at;
			}
			at = next;
		}
		return length;
	}

	private int escapedEnd(byte[] text, int at, int length) {
		if (text[at] != '\\') {
			return at;
		}
		int slash = Escapes.skipBackslashes(text, at, length);
		if (slash < length && text[slash] == '/' && this.members['/']) {
			return slash + 1;
		}
		int end = Escapes.unicodeEnd(text, at, length);
		return (end > at && has(Escapes.unicode(text, end))) ? end : at;
	}

}
