package io.cloudwatchlogging.masking;

/**
 * Finds the password in a URL: between the first colon and the last at sign of the
 * authority.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1">RFC 3986, section
 * 3.2.1</a>
 */
final class UrlPasswordFinder implements SecretFinder {

	@Override
	public long find(byte[] text, int length, int from, int to) {
		int colon = -1;
		int sign = -1;
		int at = to;
		for (; at < length && !isEnd(text[at]); at++) {
			if (text[at] == ':' && colon < 0) {
				colon = at;
			}
			else if (text[at] == '@') {
				sign = at;
			}
		}
		if (colon < 0 || sign < colon || Placeholder.BEGIN.isAt(text, colon + 1, sign)) {
			return NONE;
		}
		return SecretFinder.range(colon + 1, sign);
	}

	private static boolean isEnd(byte character) {
		return Escapes.isSpace(character) || "/?#\"\\<>".indexOf(character) >= 0;
	}

}
