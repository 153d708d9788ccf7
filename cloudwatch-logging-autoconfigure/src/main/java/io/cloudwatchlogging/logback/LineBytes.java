package io.cloudwatchlogging.logback;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A line in UTF-8, in memory that is used for one line after the other. Halves of
 * surrogate pairs and bytes that are not UTF-8 become U+FFFD; line ends at the end are
 * left out. Not thread-safe.
 */
final class LineBytes {

	private static final byte[] REPLACEMENT = { (byte) 0xEF, (byte) 0xBF, (byte) 0xBD };

	/** Most characters for which the memory is kept for the next line. */
	private static final int KEPT_CHARS = 32 * 1024;

	private static final int MAX_BYTES_PER_CHAR = 3;

	private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder()
		.onMalformedInput(CodingErrorAction.REPLACE)
		.replaceWith(REPLACEMENT);

	private char[] chars = new char[512];

	private byte[] bytes = new byte[512];

	private int length;

	void set(String line) {
		int count = line.length();
		while (count > 0 && isLineEnd(line.charAt(count - 1))) {
			count--;
		}
		if (this.chars.length < count) {
			this.chars = new char[Math.max(count, 2 * this.chars.length)];
		}
		if (this.bytes.length < count) {
			this.bytes = new byte[this.chars.length];
		}
		line.getChars(0, count, this.chars, 0);
		this.length = isAsciiCopied(count) ? count : encode(count);
	}

	/**
	 * Copies the characters as bytes, and tells whether that was right. Without a branch
	 * in the loop, so that the compiler makes vector instructions of it.
	 */
	private boolean isAsciiCopied(int count) {
		char[] from = this.chars;
		byte[] to = this.bytes;
		int all = 0;
		for (int i = 0; i < count; i++) {
			all |= from[i];
			to[i] = (byte) from[i];
		}
		return all < 0x80;
	}

	private int encode(int count) {
		long most = (long) MAX_BYTES_PER_CHAR * count;
		if (this.bytes.length < most) {
			this.bytes = new byte[(int) Math.min(most, Integer.MAX_VALUE - 8)];
		}
		ByteBuffer target = ByteBuffer.wrap(this.bytes);
		this.encoder.reset();
		this.encoder.encode(CharBuffer.wrap(this.chars, 0, count), target, true);
		this.encoder.flush(target);
		return target.position();
	}

	void set(byte[] line) {
		int count = line.length;
		while (count > 0 && isLineEnd((char) line[count - 1])) {
			count--;
		}
		int all = 0;
		for (int i = 0; i < count; i++) {
			all |= line[i];
		}
		if (all < 0) {
			set(new String(line, 0, count, StandardCharsets.UTF_8));
			return;
		}
		if (this.bytes.length < count) {
			this.bytes = new byte[count];
		}
		System.arraycopy(line, 0, this.bytes, 0, count);
		this.length = count;
	}

	private static boolean isLineEnd(char last) {
		return last == '\n' || last == '\r';
	}

	byte[] array() {
		return this.bytes;
	}

	int length() {
		return this.length;
	}

	/** Gives the memory of an unusually long line back. */
	void trim() {
		if (this.chars.length > KEPT_CHARS) {
			this.chars = new char[KEPT_CHARS];
		}
		if (this.bytes.length > KEPT_CHARS * MAX_BYTES_PER_CHAR) {
			this.bytes = Arrays.copyOf(this.bytes, KEPT_CHARS);
		}
	}

}
