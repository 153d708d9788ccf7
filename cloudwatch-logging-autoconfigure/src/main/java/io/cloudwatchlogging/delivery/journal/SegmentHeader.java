package io.cloudwatchlogging.delivery.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The first bytes of a segment: magic number, version of the format, header size, chunk
 * size, number of chunks, run, time of creation, number of the segment, and a checksum of
 * these.
 *
 * @param version the version of the format
 * @param chunks the number of chunks
 * @param run the random number of the run that wrote it
 * @param createdMillis when it was created
 * @param number its number in the run
 */
record SegmentHeader(int version, int chunks, long run, long createdMillis, int number) {

	/** The version that this library writes. */
	static final int VERSION = 1;

	/** A page, so that no chunk shares one with the header. */
	static final int SIZE = 4096;

	private static final int MAGIC = 0x4A4C5743;

	private static final int CHECKED = 36;

	/** The header as bytes. */
	byte[] toBytes() {
		ByteBuffer bytes = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
		bytes.putInt(0, MAGIC);
		bytes.putShort(4, (short) this.version);
		bytes.putShort(6, (short) SIZE);
		bytes.putInt(8, JournalChunk.SIZE);
		bytes.putInt(12, this.chunks);
		bytes.putLong(16, this.run);
		bytes.putLong(24, this.createdMillis);
		bytes.putInt(32, this.number);
		bytes.putInt(CHECKED, checksum(bytes.array()));
		return bytes.array();
	}

	/** Whether a segment begins with a header that a later version has written. */
	static boolean isNewer(SegmentMemory memory) {
		return isIntact(memory) && version(memory) > VERSION;
	}

	/**
	 * Whether a segment begins with a valid header, of this version or an earlier one.
	 * Once the format changes, what reads the chunks goes by the version of the segment.
	 */
	static boolean isValid(SegmentMemory memory, long run) {
		return isIntact(memory) && version(memory) <= VERSION && memory.getInt(8) == JournalChunk.SIZE
				&& memory.getLong(16) == run;
	}

	private static boolean isIntact(SegmentMemory memory) {
		if (memory.size() < SIZE || memory.getInt(0) != MAGIC) {
			return false;
		}
		byte[] bytes = new byte[CHECKED];
		memory.getBytes(0, bytes, 0, CHECKED);
		return memory.getInt(CHECKED) == checksum(bytes);
	}

	private static int version(SegmentMemory memory) {
		return memory.getInt(4) & 0xFFFF;
	}

	private static int checksum(byte[] bytes) {
		CRC32C crc = new CRC32C();
		crc.update(bytes, 0, CHECKED);
		return (int) crc.getValue();
	}

}
