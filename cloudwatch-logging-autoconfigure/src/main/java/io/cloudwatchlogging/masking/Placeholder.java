package io.cloudwatchlogging.masking;

import java.nio.charset.StandardCharsets;

/**
 * What stands in the place of a secret. It says which detector has found the secret and
 * nothing about the secret itself, neither a part of it nor its length.
 */
final class Placeholder {

	/** What all placeholders begin with, unless a user wants another one. */
	static final Prefix BEGIN = Prefix.of("[masked:");

	/** In the place of a number of JSON, which must stay one. */
	private static final byte[] NUMBER = { '0' };

	private Placeholder() {
	}

	/** The placeholder of a detector. */
	static byte[] of(String detector) {
		return ("[masked:" + detector + "]").getBytes(StandardCharsets.US_ASCII);
	}

	/**
	 * What stands in the place of a range.
	 * @param text holds the text
	 * @param length length of the text
	 * @param start where the range begins
	 * @param end where it ends
	 * @param usual the placeholder of the detector
	 */
	static byte[] at(byte[] text, int length, int start, int end, byte[] usual) {
		return isNumber(text, start, end) && isJsonValue(text, length, start, end) ? NUMBER : usual;
	}

	/** Whether there is nothing in a range but a placeholder. */
	static boolean isAll(byte[] text, int start, int end) {
		if (!BEGIN.isAt(text, start, end)) {
			return false;
		}
		int last = start;
		while (text[last] != ']' && last < end - 1) {
			last++;
		}
		return last == end - 1 && text[last] == ']';
	}

	/** Whether all of a range may be in a number of JSON. */
	static boolean isNumber(byte[] text, int start, int end) {
		for (int i = start; i < end; i++) {
			if ("0123456789+-.eE".indexOf(text[i]) < 0) {
				return false;
			}
		}
		return true;
	}

	/** Whether a number is the value of a member, or an element of an array. */
	private static boolean isJsonValue(byte[] text, int length, int start, int end) {
		int before = start - 1;
		if (before >= 0 && text[before] == '-') {
			before--;
		}
		while (before >= 0 && Escapes.isSpace(text[before])) {
			before--;
		}
		int after = Escapes.skipSpace(text, end, length);
		if (before < 1 || after == length || ",]}".indexOf(text[after]) < 0) {
			return false;
		}
		if (text[before] == ':') {
			return isQuoteBefore(text, before);
		}
		return (text[before] == ',' || text[before] == '[') && Escapes.isJson(text, length);
	}

	private static boolean isQuoteBefore(byte[] text, int colon) {
		int before = colon - 1;
		while (before > 0 && Escapes.isSpace(text[before])) {
			before--;
		}
		return text[before] == '"';
	}

}
