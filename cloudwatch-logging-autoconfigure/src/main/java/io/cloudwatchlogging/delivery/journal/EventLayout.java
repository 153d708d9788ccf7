package io.cloudwatchlogging.delivery.journal;

/**
 * How an event stands in chunks: a header (timestamp, length of the message, checksum,
 * severity) that never spans two chunks, and the bytes of the message, which may. A
 * position is the index of the chunk in the batch times {@link JournalChunk#SIZE} plus
 * the offset in it.
 */
final class EventLayout {

	static final int HEADER = 17;

	/** Bytes of data in a chunk. */
	static final int ROOM = JournalChunk.SIZE - JournalChunk.DATA;

	/** Said of an event that is delivered or lost though its batch is not. */
	static final int SETTLED = 0x80;

	private static final int LENGTH_AT = 8;

	private static final int CHECKSUM_AT = 12;

	private static final int SEVERITY_AT = 16;

	private EventLayout() {
	}

	static void put(JournalChunk chunk, int offset, long timestamp, int length, int checksum, int severity) {
		chunk.putLong(offset, timestamp);
		chunk.putInt(offset + LENGTH_AT, length);
		chunk.putInt(offset + CHECKSUM_AT, checksum);
		chunk.putByte(offset + SEVERITY_AT, severity);
	}

	static void settle(JournalChunk chunk, int offset) {
		chunk.putByte(offset + SEVERITY_AT, chunk.getByte(offset + SEVERITY_AT) | SETTLED);
	}

	static long timestamp(JournalChunk chunk, int offset) {
		return chunk.getLong(offset);
	}

	static int length(JournalChunk chunk, int offset) {
		return chunk.getInt(offset + LENGTH_AT);
	}

	static int checksum(JournalChunk chunk, int offset) {
		return chunk.getInt(offset + CHECKSUM_AT);
	}

	static int severity(JournalChunk chunk, int offset) {
		return chunk.getByte(offset + SEVERITY_AT) & (SETTLED - 1);
	}

	static boolean isSettled(JournalChunk chunk, int offset) {
		return (chunk.getByte(offset + SEVERITY_AT) & SETTLED) != 0;
	}

	/**
	 * The position after so many bytes of a message.
	 * @param position where they begin, perhaps right behind a chunk
	 */
	static int after(int position, int bytes) {
		int at = position;
		int left = bytes;
		while (left > 0) {
			at = dataAt(at);
			int piece = Math.min(left, JournalChunk.SIZE - at % JournalChunk.SIZE);
			at += piece;
			left -= piece;
		}
		return at;
	}

	/** The position of data: not that of the header of a chunk. */
	static int dataAt(int position) {
		return (position % JournalChunk.SIZE == 0) ? position + JournalChunk.DATA : position;
	}

	/** The position of the event that follows one that ends at a position. */
	static int nextEvent(int end) {
		int at = dataAt(end);
		return (JournalChunk.SIZE - at % JournalChunk.SIZE < HEADER)
				? (at / JournalChunk.SIZE + 1) * JournalChunk.SIZE + JournalChunk.DATA : at;
	}

}
