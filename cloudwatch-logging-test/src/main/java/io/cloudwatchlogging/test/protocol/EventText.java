package io.cloudwatchlogging.test.protocol;

/**
 * Text of an event as the service counts and keeps it.
 */
public final class EventText {

	private static final char REPLACEMENT = '\uFFFD';

	private EventText() {
	}

	/**
	 * Returns a text with each surrogate that is not half of a pair replaced by U+FFFD,
	 * as it has no UTF-8 form.
	 * @param text the text
	 * @return the same text if it has no such surrogate
	 */
	public static String withoutLoneSurrogates(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (Character.isSurrogate(text.charAt(i))) {
				return replaceLoneSurrogates(text, i);
			}
		}
		return text;
	}

	/**
	 * Returns the number of bytes of a text in UTF-8, in which a lone surrogate counts as
	 * the U+FFFD that replaces it.
	 * @param text the text
	 * @return the number of bytes
	 */
	public static int utf8Length(String text) {
		int bytes = text.length();
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c >= 0x80) {
				bytes += (c >= 0x800) ? 2 : 1;
				if (isPair(text, i)) {
					// Four bytes for two chars, of which two are counted already.
					i++;
				}
			}
		}
		return bytes;
	}

	private static String replaceLoneSurrogates(String text, int start) {
		StringBuilder result = new StringBuilder(text.length()).append(text, 0, start);
		for (int i = start; i < text.length(); i++) {
			char c = text.charAt(i);
			if (isPair(text, i)) {
				result.append(c).append(text.charAt(++i));
			}
			else {
				result.append(Character.isSurrogate(c) ? REPLACEMENT : c);
			}
		}
		return result.toString();
	}

	private static boolean isPair(String text, int i) {
		return Character.isHighSurrogate(text.charAt(i)) && i + 1 < text.length()
				&& Character.isLowSurrogate(text.charAt(i + 1));
	}

}
