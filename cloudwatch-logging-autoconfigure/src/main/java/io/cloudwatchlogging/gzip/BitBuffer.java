package io.cloudwatchlogging.gzip;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A growing array of bytes that is filled bit by bit, from the lowest bit of each byte
 * on. Not thread-safe.
 */
final class BitBuffer {

	private static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final int INITIAL_CAPACITY = 64 * 1024;

	private byte[] bytes = new byte[INITIAL_CAPACITY];

	private int length;

	/** Bits that do not fill a byte yet, and how many they are. */
	private long pending;

	private int pendingCount;

	void clear() {
		this.length = 0;
		this.pending = 0;
		this.pendingCount = 0;
	}

	/** Makes room for so many bytes. */
	void reserve(long more) {
		// A word is written where a byte would do.
		long needed = this.length + more + Long.BYTES;
		if (needed > this.bytes.length) {
			this.bytes = Arrays.copyOf(this.bytes, (int) Math.max(this.bytes.length + this.bytes.length / 4, needed));
		}
	}

	/**
	 * Appends bits for which there is room.
	 * @param value the bits, with zeros above them
	 * @param count how many, 56 at most
	 */
	void append(long value, int count) {
		long bits = this.pending | value << this.pendingCount;
		int total = this.pendingCount + count;
		WORD.set(this.bytes, this.length, bits);
		this.length += total >>> 3;
		this.pending = bits >>> (total & ~7);
		this.pendingCount = total & 7;
	}

	/** Fills the last byte with zeros. */
	void align() {
		append(0, -this.pendingCount & 7);
	}

	/** The array that begins with what was appended. Changes as it grows. */
	byte[] array() {
		return this.bytes;
	}

	/** Bytes that are full. */
	int length() {
		return this.length;
	}

}
