package io.cloudwatchlogging.delivery;

/**
 * Where text in UTF-8 can be cut.
 */
final class Utf8 {

	private Utf8() {
	}

	/**
	 * The largest length, at most {@code max}, at which the text can be cut without
	 * dividing a character. Of bytes that are not UTF-8 it makes pieces of at least
	 * {@code max - 3} bytes.
	 */
	static int cut(byte[] text, int offset, int length, int max) {
		if (length <= max) {
			return length;
		}
		for (int cut = max; cut > max - 4; cut--) {
			if ((text[offset + cut] & 0xC0) != 0x80) {
				return cut;
			}
		}
		return max;
	}

}
