package io.cloudwatchlogging.masking;

/**
 * Finds the password in a JDBC URL of Oracle, as in
 * {@code jdbc:oracle:thin:user/password@host}.
 */
final class OraclePasswordFinder implements SecretFinder {

	@Override
	public long find(byte[] text, int length, int from, int to) {
		int user = to;
		while (user < length && isName(text[user])) {
			user++;
		}
		int start = Escapes.skipBackslashes(text, user, length);
		if (user == to || start == length || text[start] != '/') {
			return NONE;
		}
		int end = start + 1;
		while (end < length && isName(text[end])) {
			end++;
		}
		return (end < length && text[end] == '@' && !Placeholder.BEGIN.isAt(text, start + 1, end))
				? SecretFinder.range(start + 1, end) : NONE;
	}

	private static boolean isName(byte character) {
		return !Escapes.isSpace(character) && "/@\"\\".indexOf(character) < 0;
	}

}
