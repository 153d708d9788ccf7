package io.cloudwatchlogging.masking;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A piece of ASCII text that is looked for at one place.
 */
final class Prefix {

	private final byte[] bytes;

	private final boolean anyCase;

	private Prefix(String text, boolean anyCase) {
		this.bytes = text.getBytes(StandardCharsets.US_ASCII);
		this.anyCase = anyCase;
	}

	/** A piece of text that has to be the same. */
	static Prefix of(String text) {
		return new Prefix(text, false);
	}

	/** A piece of text in upper or lower case. */
	static Prefix ofAnyCase(String text) {
		return new Prefix(text.toLowerCase(Locale.ROOT), true);
	}

	int length() {
		return this.bytes.length;
	}

	/**
	 * Whether it is at a place.
	 * @param text holds the text
	 * @param at where it should begin
	 * @param end where the text ends
	 */
	boolean isAt(byte[] text, int at, int end) {
		if (at < 0 || end - at < this.bytes.length) {
			return false;
		}
		for (int i = 0; i < this.bytes.length; i++) {
			int character = text[at + i];
			boolean upper = this.anyCase && character >= 'A' && character <= 'Z';
			if ((upper ? character - 'A' + 'a' : character) != this.bytes[i]) {
				return false;
			}
		}
		return true;
	}

}
