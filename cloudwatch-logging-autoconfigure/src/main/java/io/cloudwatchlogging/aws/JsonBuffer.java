package io.cloudwatchlogging.aws;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/**
 * A growing array of bytes that takes JSON and keeps its memory for the next document.
 * Not thread-safe.
 * <p>
 * Text comes as UTF-8 and stays so: JSON asks for escapes of the quote, the backslash and
 * what is below the space only, and no byte of a longer character looks like one of them,
 * so text may arrive in pieces that divide a character. Eight bytes are examined and
 * copied at once; where no escape is expected, all are examined first and copied then.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259#section-7">RFC 8259, section 7</a>
 */
final class JsonBuffer {

	private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final int INITIAL_CAPACITY = 64 * 1024;

	/** Maximum number of bytes that one byte becomes: {@code \}{@code u001f}. */
	private static final int LONGEST_ESCAPE = 6;

	/**
	 * Bytes that are escaped at once. The longest escapes of all of them must find room,
	 * so that a large text does not ask for several times its size.
	 */
	private static final int SLICE = 512;

	private static final long LOW_BITS = 0x0101010101010101L;

	private static final long HIGH_BITS = 0x8080808080808080L;

	private static final long QUOTE_TO_SPACE = LOW_BITS * ('"' ^ ' ');

	private static final long BEHIND_SPACE = LOW_BITS * (' ' + 1);

	private static final long BACKSLASH_TO_ZERO = LOW_BITS * '\\';

	private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

	private byte[] bytes = new byte[INITIAL_CAPACITY];

	private int length;

	/** Whether the last text needed no escape, so that the next may not either. */
	private boolean clean = true;

	/** Forgets the document and keeps the memory. */
	void clear() {
		this.length = 0;
	}

	/** The array that begins with the document. Changes as the document grows. */
	byte[] array() {
		return this.bytes;
	}

	/** Bytes of the document. */
	int length() {
		return this.length;
	}

	/** Bytes that are held. */
	int capacity() {
		return this.bytes.length;
	}

	/** Appends what is JSON already. */
	void raw(byte[] json, int offset, int length) {
		reserve(length);
		System.arraycopy(json, offset, this.bytes, this.length, length);
		this.length += length;
	}

	/** Appends what is JSON already, in ASCII. */
	void raw(String json) {
		byte[] ascii = json.getBytes(StandardCharsets.US_ASCII);
		raw(ascii, 0, ascii.length);
	}

	/** Appends a string with its quotes. */
	void string(String text) {
		byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
		raw("\"");
		escaped(utf8, 0, utf8.length);
		raw("\"");
	}

	/** Appends an object with one member for each entry. */
	void object(Map<String, String> members) {
		String separator = "{";
		for (Map.Entry<String, String> member : members.entrySet()) {
			raw(separator);
			string(member.getKey());
			raw(":");
			string(member.getValue());
			separator = ",";
		}
		raw(members.isEmpty() ? "{}" : "}");
	}

	/** Appends the inside of a string, or a piece of it. */
	void escaped(byte[] utf8, int offset, int length) {
		if (this.clean && isClean(utf8, offset, length)) {
			raw(utf8, offset, length);
			return;
		}
		this.clean = true;
		int end = offset + length;
		for (int from = offset; from < end; from += SLICE) {
			int slice = Math.min(SLICE, end - from);
			reserve(LONGEST_ESCAPE * slice + Long.BYTES);
			int to = escape(utf8, from, slice);
			this.clean &= to == this.length + slice;
			this.length = to;
		}
	}

	/** Whether nothing needs an escape. */
	private static boolean isClean(byte[] utf8, int offset, int length) {
		int words = offset + (length & -Long.BYTES);
		long marks = 0;
		for (int i = offset; i < words; i += Long.BYTES) {
			marks |= marks((long) WORD.get(utf8, i));
		}
		boolean clean = marks == 0;
		for (int i = words; i < offset + length; i++) {
			clean &= !needsEscape(utf8[i]);
		}
		return clean;
	}

	/** Appends text with escapes, and tells where it ends. */
	private int escape(byte[] utf8, int offset, int length) {
		byte[] target = this.bytes;
		int to = this.length;
		int from = offset;
		int end = offset + length;
		int lastWord = end - Long.BYTES;
		while (from <= lastWord) {
			long word = (long) WORD.get(utf8, from);
			WORD.set(target, to, word);
			long marks = marks(word);
			if (marks == 0) {
				from += Long.BYTES;
				to += Long.BYTES;
			}
			else {
				int clean = Long.numberOfTrailingZeros(marks) >>> 3;
				to = escape(target, to + clean, utf8[from + clean]);
				from += clean + 1;
			}
		}
		while (from < end) {
			byte next = utf8[from++];
			if (needsEscape(next)) {
				to = escape(target, to, next);
			}
			else {
				target[to++] = next;
			}
		}
		return to;
	}

	private static boolean needsEscape(byte value) {
		return value == '"' || value == '\\' || (value >= 0 && value < ' ');
	}

	/**
	 * Marks the bytes that need an escape with their highest bit. The lowest mark is
	 * exact; a higher one may be owed to a borrow from it. Flipping one bit moves the
	 * quote right behind the control characters, so that one comparison finds both.
	 */
	private static long marks(long word) {
		long lowest = word ^ QUOTE_TO_SPACE;
		long backslash = word ^ BACKSLASH_TO_ZERO;
		return (((lowest - BEHIND_SPACE) & ~lowest) | ((backslash - LOW_BITS) & ~backslash)) & HIGH_BITS;
	}

	private static int escape(byte[] target, int index, byte value) {
		int to = index;
		target[to++] = '\\';
		switch (value) {
			case '"', '\\' -> target[to++] = value;
			case '\n' -> target[to++] = 'n';
			case '\t' -> target[to++] = 't';
			case '\r' -> target[to++] = 'r';
			case '\b' -> target[to++] = 'b';
			case '\f' -> target[to++] = 'f';
			default -> {
				target[to++] = 'u';
				target[to++] = '0';
				target[to++] = '0';
				target[to++] = HEX[value >>> 4];
				target[to++] = HEX[value & 0xf];
			}
		}
		return to;
	}

	/** Makes room for so many bytes. */
	void reserve(int more) {
		if (this.bytes.length - this.length < more) {
			// By no more than a quarter, as what is unused is held, too.
			this.bytes = Arrays.copyOf(this.bytes,
					Math.max(this.bytes.length + this.bytes.length / 4, this.length + more));
		}
	}

}
