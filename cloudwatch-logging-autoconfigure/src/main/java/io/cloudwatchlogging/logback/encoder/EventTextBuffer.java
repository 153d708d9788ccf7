package io.cloudwatchlogging.logback.encoder;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Reusable buffer for the text of an event, in UTF-8. Halves of surrogate pairs and bytes
 * that are not UTF-8 become U+FFFD; line ends at the end are left out. Not thread-safe.
 */
public final class EventTextBuffer {

	private static final byte[] REPLACEMENT = { (byte) 0xEF, (byte) 0xBF, (byte) 0xBD };

	/** Maximum number of characters for which the memory is kept for the next line. */
	private static final int KEPT_CHARS = 16 * 1024;

	private static final int INITIAL_CHARS = 512;

	private static final int MAX_BYTES_PER_CHAR = 3;

	/** The high bits of eight bytes, set in what is not ASCII. */
	private static final long HIGH_BITS = 0x8080808080808080L;

	private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

	private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder()
		.onMalformedInput(CodingErrorAction.REPLACE)
		.replaceWith(REPLACEMENT);

	/**
	 * Makes bytes of all characters below 256 by vector instructions, also in a JDK 17,
	 * which has none for ASCII or UTF-8.
	 */
	private final CharsetEncoder narrowing = StandardCharsets.ISO_8859_1.newEncoder();

	private final StringBuilder text = new StringBuilder(INITIAL_CHARS);

	private CharBuffer chars = CharBuffer.allocate(INITIAL_CHARS);

	private ByteBuffer bytes = ByteBuffer.allocate(INITIAL_CHARS);

	private int length;

	/** Creates an instance. */
	public EventTextBuffer() {
	}

	/**
	 * An empty builder for the text of the line, to be followed by {@link #setText()}.
	 */
	StringBuilder text() {
		this.text.setLength(0);
		return this.text;
	}

	/** Makes the line of what was built. */
	void setText() {
		int count = this.text.length();
		while (count > 0 && isLineEnd(this.text.charAt(count - 1))) {
			count--;
		}
		reserve(count);
		this.text.getChars(0, count, this.chars.array(), 0);
		encode(count);
	}

	void set(String line) {
		int count = line.length();
		while (count > 0 && isLineEnd(line.charAt(count - 1))) {
			count--;
		}
		reserve(count);
		line.getChars(0, count, this.chars.array(), 0);
		encode(count);
	}

	private void reserve(int count) {
		if (this.chars.capacity() < count) {
			this.chars = CharBuffer.allocate(Math.max(count, 2 * this.chars.capacity()));
		}
		if (this.bytes.capacity() < count) {
			this.bytes = ByteBuffer.allocate(this.chars.capacity());
		}
	}

	private void encode(int count) {
		this.length = isAscii(count) ? count : encodeUtf8(count);
	}

	/** Encodes the characters if all are ASCII, and tells whether they are. */
	private boolean isAscii(int count) {
		this.chars.limit(count).position(0);
		this.bytes.clear();
		return this.narrowing.reset().encode(this.chars, this.bytes, true).isUnderflow()
				&& isAscii(this.bytes.array(), count);
	}

	private static boolean isAscii(byte[] bytes, int count) {
		long bits = 0;
		int index = 0;
		for (; index <= count - Long.BYTES; index += Long.BYTES) {
			bits |= (long) WORD.get(bytes, index);
		}
		for (; index < count; index++) {
			bits |= bytes[index];
		}
		return (bits & HIGH_BITS) == 0;
	}

	private int encodeUtf8(int count) {
		long most = (long) MAX_BYTES_PER_CHAR * count;
		if (this.bytes.capacity() < most) {
			this.bytes = ByteBuffer.allocate((int) Math.min(most, Integer.MAX_VALUE - 8));
		}
		this.chars.limit(count).position(0);
		this.bytes.clear();
		this.encoder.reset();
		this.encoder.encode(this.chars, this.bytes, true);
		this.encoder.flush(this.bytes);
		return this.bytes.position();
	}

	void set(byte[] line) {
		int count = line.length;
		while (count > 0 && isLineEnd((char) line[count - 1])) {
			count--;
		}
		if (!isAscii(line, count)) {
			set(new String(line, 0, count, StandardCharsets.UTF_8));
			return;
		}
		reserve(count);
		System.arraycopy(line, 0, this.bytes.array(), 0, count);
		this.length = count;
	}

	/**
	 * Puts another text in the place of this one.
	 * @param replacement the text
	 */
	public void replace(String replacement) {
		set(replacement);
	}

	/**
	 * Puts another text in the place of this one.
	 * @param replacement the text, in valid UTF-8
	 */
	public void replace(byte[] replacement) {
		reserve(replacement.length);
		System.arraycopy(replacement, 0, this.bytes.array(), 0, replacement.length);
		this.length = replacement.length;
	}

	/** Returns the text. */
	@Override
	public String toString() {
		return new String(this.bytes.array(), 0, this.length, StandardCharsets.UTF_8);
	}

	private static boolean isLineEnd(char last) {
		return last == '\n' || last == '\r';
	}

	/**
	 * Returns the array that holds the text from its start on.
	 * @return the array, until the next text is set
	 */
	public byte[] array() {
		return this.bytes.array();
	}

	/**
	 * Returns the length of the text.
	 * @return the number of bytes
	 */
	public int length() {
		return this.length;
	}

	/** Gives the memory of an unusually long line back. */
	void trim() {
		if (this.chars.capacity() > KEPT_CHARS) {
			this.chars = CharBuffer.allocate(KEPT_CHARS);
		}
		if (this.bytes.capacity() > KEPT_CHARS * MAX_BYTES_PER_CHAR) {
			this.bytes = ByteBuffer.allocate(KEPT_CHARS);
		}
		if (this.text.capacity() > KEPT_CHARS) {
			this.text.setLength(0);
			this.text.trimToSize();
			this.text.ensureCapacity(INITIAL_CHARS);
		}
	}

}
