package io.cloudwatchlogging.delivery.journal;

/**
 * The bytes of a segment. A seam: a test sees every single store. Numbers are
 * little-endian. Not thread-safe.
 */
interface SegmentMemory {

	int size();

	void putByte(int offset, byte value);

	void putInt(int offset, int value);

	void putLong(int offset, long value);

	void putBytes(int offset, byte[] source, int from, int length);

	/**
	 * Stores a number after everything that was stored before.
	 * @param offset a multiple of four
	 * @param value the number
	 */
	void publishInt(int offset, int value);

	byte getByte(int offset);

	int getInt(int offset);

	long getLong(int offset);

	void getBytes(int offset, byte[] target, int at, int length);

	/**
	 * Lets an error be thrown that an earlier access has caused and that is held back.
	 */
	default void surfaceErrors() {
		LateErrors.surface();
	}

	/** Writes what was published since the last call to the disk, and waits for it. */
	void force();

	/** Whether anything was published since the last call of {@link #force}. */
	boolean isDirty();

}
