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

	private static boolean isEnd(byte character) {
		return Escapes.isSpace(character) || "/?#\"\\<>".indexOf(character) >= 0;
	}

}
