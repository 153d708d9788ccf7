package io.cloudwatchlogging.delivery.journal;

import java.lang.invoke.VarHandle;

/**
 * A piece of a segment: a header of one cache line, and data. The header stands in the
 * chunk, as a table of headers would be a page on which every thread that logs waits
 * while the kernel writes it to the disk. Not thread-safe.
 * <p>
 * The header: state, committed (end of what is published), batch, order, index in the
 * batch, offset of the first event that begins here, and a checksum of these but the
 * first two.
 */
final class JournalChunk {

	/** Bytes of a chunk: small enough for many quiet streams, a 64th of a full batch. */
	static final int SIZE = 16 * 1024;

	/** Where the data begins. */
	static final int DATA = 64;

	private static final int FREE = 0;

	private static final int USED = 0x44455355;

	private static final int STATE_AT = 0;

	private static final int COMMITTED_AT = 4;

	private static final int BATCH_AT = 8;

	private static final int ORDER_AT = 16;

	private static final int INDEX_AT = 24;

	private static final int FIRST_EVENT_AT = 28;

	private static final int CHECKSUM_AT = 32;

	private final SegmentMemory memory;

	private final int base;

	/**
	 * Creates a view.
	 * @param memory the memory of the segment
	 * @param number the number of the chunk in the segment
	 */
	JournalChunk(SegmentMemory memory, int number) {
		this.memory = memory;
		this.base = SegmentHeader.SIZE + number * SIZE;
	}

	/** The number of whole chunks in a segment. */
	static int count(SegmentMemory memory) {
		return Math.max(0, (memory.size() - SegmentHeader.SIZE) / SIZE);
	}

	SegmentMemory memory() {
		return this.memory;
	}

	/** Makes it a part of a batch; nothing is published in it yet. */
	void begin(long batch, long order, int index, int firstEvent, Checksum checksum) {
		// Not ahead of the store that made it free.
		VarHandle.storeStoreFence();
		this.memory.putInt(this.base + COMMITTED_AT, 0);
		this.memory.putLong(this.base + BATCH_AT, batch);
		this.memory.putLong(this.base + ORDER_AT, order);
		this.memory.putInt(this.base + INDEX_AT, index);
		this.memory.putInt(this.base + FIRST_EVENT_AT, firstEvent);
		this.memory.putInt(this.base + CHECKSUM_AT, checksum.ofChunk(batch, order, index, firstEvent));
		this.memory.publishInt(this.base + STATE_AT, USED);
	}

	/** Publishes everything before an offset. */
	void commit(int end) {
		this.memory.publishInt(this.base + COMMITTED_AT, end);
	}

	void free() {
		this.memory.publishInt(this.base + STATE_AT, FREE);
	}

	/** Makes the kernel provide the pages of the chunk, which nobody uses yet. */
	void touch() {
		int page = SegmentHeader.SIZE;
		for (int offset = 0; offset < SIZE; offset += page) {
			this.memory.putInt(this.base + offset, FREE);
		}
	}

	boolean isFree() {
		return this.memory.getInt(this.base + STATE_AT) == FREE;
	}

	/** Whether its state and its header are what a run has written. */
	boolean isValid(Checksum checksum) {
		int index = index();
		int firstEvent = firstEvent();
		return this.memory.getInt(this.base + STATE_AT) == USED && index >= 0 && index < BatchChunks.MAX
				&& firstEvent >= DATA && firstEvent <= SIZE
				&& this.memory.getInt(this.base + CHECKSUM_AT) == checksum.ofChunk(batch(), order(), index, firstEvent);
	}

	/** End of what is published, {@link #SIZE} if the number makes no sense. */
	int committed() {
		int committed = this.memory.getInt(this.base + COMMITTED_AT);
		return (committed >= 0 && committed <= SIZE) ? committed : SIZE;
	}

	long batch() {
		return this.memory.getLong(this.base + BATCH_AT);
	}

	long order() {
		return this.memory.getLong(this.base + ORDER_AT);
	}

	int index() {
		return this.memory.getInt(this.base + INDEX_AT);
	}

	int firstEvent() {
		return this.memory.getInt(this.base + FIRST_EVENT_AT);
	}

	void putByte(int offset, int value) {
		this.memory.putByte(this.base + offset, (byte) value);
	}

	void putInt(int offset, int value) {
		this.memory.putInt(this.base + offset, value);
	}

	void putLong(int offset, long value) {
		this.memory.putLong(this.base + offset, value);
	}

	void putBytes(int offset, byte[] source, int from, int length) {
		this.memory.putBytes(this.base + offset, source, from, length);
	}

	int getByte(int offset) {
		return this.memory.getByte(this.base + offset);
	}

	int getInt(int offset) {
		return this.memory.getInt(this.base + offset);
	}

	long getLong(int offset) {
		return this.memory.getLong(this.base + offset);
	}

	void getBytes(int offset, byte[] target, int at, int length) {
		this.memory.getBytes(this.base + offset, target, at, length);
	}

}
