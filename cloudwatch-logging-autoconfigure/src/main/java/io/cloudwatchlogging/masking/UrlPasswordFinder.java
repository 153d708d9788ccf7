package io.cloudwatchlogging.masking;

/**
 * Finds the password in a URL: between the first colon and the last at sign of the
 * authority.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1">RFC 3986, section
 * 3.2.1</a>
 */
final class UrlPasswordFinder implements SecretFinder {

	/** What stands before the authority where nothing is escaped. */
	private static final String PLAIN = "://";

	/** One of these is in each URL: the others between slashes that are escaped. */
	static final String[] LITERALS = { PLAIN, "/\\/", "/\\\\" };

	@Override
	public long find(byte[] text, int length, int from, int to) {
		int colon = -1;
		int sign = -1;
		int at = (text[from] == PLAIN.charAt(0)) ? to : authority(text, length, from);
		if (at < 0) {
			return NONE;
		}
		while (at < length) {
			boolean escaped = text[at] == '\\';
			int next = escaped ? Escapes.unicodeEnd(text, at, length) : at + 1;
			byte character = (escaped && next > at) ? Escapes.unicode(text, next) : text[at];
			if (isEnd(character)) {
				break;
			}
			if (character == ':' && colon < 0) {
				colon = next;
			}
			else if (character == '@') {
				sign = at;
			}
			at = next;
		}
		if (colon < 0 || sign < colon || Placeholder.BEGIN.isAt(text, colon, sign)) {
			return NONE;
		}
		return SecretFinder.range(colon, sign);
	}

	/**
	 * Where the authority begins behind two slashes that each have backslashes before
	 * them, -1 if no scheme is before it.
	 */
	private static int authority(byte[] text, int length, int from) {
		int colon = from - 1;
		while (colon >= 0 && text[colon] == '\\') {
			colon--;
		}
		int slash = Escapes.skipBackslashes(text, from + 1, length);
		boolean slashes = colon >= 0 && text[colon] == ':' && slash < length && text[slash] == '/';
		return slashes ? slash + 1 : -1;
	}

	private static boolean isEnd(byte character) {
		return Escapes.isSpace(character) || "/?#\"\\<>".indexOf(character) >= 0;
	}

}
