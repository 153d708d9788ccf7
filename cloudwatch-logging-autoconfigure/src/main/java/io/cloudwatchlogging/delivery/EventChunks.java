package io.cloudwatchlogging.delivery;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

import io.cloudwatchlogging.Severity;

/**
 * Events one behind the other in chunks of a fixed size: no object per event, and memory
 * that is counted by the chunk.
 * <p>
 * An event is a header (timestamp, length of the message, severity) and the bytes of its
 * message. A header never spans two chunks, a message may. A position is the number of
 * the chunk times {@link #CHUNK_SIZE} plus the offset in it. Not thread-safe.
 */
final class EventChunks implements BatchEvents {

	/** Bytes of a chunk: small enough for many quiet streams, a 64th of a full batch. */
	static final int CHUNK_SIZE = 16 * 1024;

	static final int HEADER_SIZE = Long.BYTES + Integer.BYTES + 1;

	private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

	private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

	private final ChunkPool pool;

	private byte[][] chunks = new byte[4][];

	private int chunkCount;

	private int end = CHUNK_SIZE;

	private int size;

	/** No events yet; chunks are taken from the pool. */
	EventChunks(ChunkPool pool) {
		this.pool = pool;
	}

	@Override
	public int size() {
		return this.size;
	}

	/** The chunks held. */
	int chunkCount() {
		return this.chunkCount;
	}

	/** The chunks that an event of this many bytes needs where none are held. */
	static int chunksFor(int length) {
		return (HEADER_SIZE + length + CHUNK_SIZE - 1) / CHUNK_SIZE;
	}

	@Override
	public int chunksNeeded(int length) {
		int room = CHUNK_SIZE - this.end;
		if (room < HEADER_SIZE) {
			return chunksFor(length);
		}
		int beyond = Math.max(0, length + HEADER_SIZE - room);
		return (beyond + CHUNK_SIZE - 1) / CHUNK_SIZE;
	}

	@Override
	public boolean isReady(int chunks) {
		return true;
	}

	@Override
	public boolean isDurable() {
		return false;
	}

	@Override
	public void append(long timestamp, Severity severity, byte[] message, int offset, int length) {
		reserve(chunksNeeded(length));
		begin(timestamp, severity, length);
		write(message, offset, length);
		this.size++;
	}

	private void begin(long timestamp, Severity severity, int length) {
		if (CHUNK_SIZE - this.end < HEADER_SIZE) {
			nextChunk();
		}
		byte[] chunk = this.chunks[this.chunkCount - 1];
		LONG.set(chunk, this.end, timestamp);
		INT.set(chunk, this.end + Long.BYTES, length);
		chunk[this.end + Long.BYTES + Integer.BYTES] = (byte) severity.ordinal();
		this.end += HEADER_SIZE;
	}

	private void write(byte[] message, int offset, int length) {
		int from = offset;
		int left = length;
		while (left > 0) {
			if (this.end == CHUNK_SIZE) {
				nextChunk();
			}
			int piece = Math.min(left, CHUNK_SIZE - this.end);
			System.arraycopy(message, from, this.chunks[this.chunkCount - 1], this.end, piece);
			this.end += piece;
			from += piece;
			left -= piece;
		}
	}

	/** Takes chunks ahead of their use: all of them, or none. */
	private void reserve(int count) {
		int needed = this.chunkCount + count;
		if (needed > this.chunks.length) {
			this.chunks = Arrays.copyOf(this.chunks, Math.max(needed, this.chunkCount * 2));
		}
		int taken = this.chunkCount;
		try {
			while (taken < needed) {
				this.chunks[taken] = this.pool.acquire();
				taken++;
			}
		}
		catch (OutOfMemoryError ex) {
			for (int i = this.chunkCount; i < taken; i++) {
				this.pool.release(this.chunks[i]);
			}
			Arrays.fill(this.chunks, this.chunkCount, taken, null);
			throw ex;
		}
	}

	private void nextChunk() {
		this.chunkCount++;
		this.end = 0;
	}

	@Override
	public int[] positions() {
		int[] positions = new int[this.size];
		int position = 0;
		for (int i = 0; i < this.size; i++) {
			positions[i] = position;
			position = next(position);
		}
		return positions;
	}

	/** The position of the event that follows the one at a position. */
	private int next(int position) {
		int end = position + HEADER_SIZE + lengthAt(position);
		return (CHUNK_SIZE - end % CHUNK_SIZE < HEADER_SIZE) ? (end / CHUNK_SIZE + 1) * CHUNK_SIZE : end;
	}

	@Override
	public long timestampAt(int position) {
		return (long) LONG.get(this.chunks[position / CHUNK_SIZE], position % CHUNK_SIZE);
	}

	@Override
	public int lengthAt(int position) {
		return (int) INT.get(this.chunks[position / CHUNK_SIZE], position % CHUNK_SIZE + Long.BYTES);
	}

	@Override
	public Severity severityAt(int position) {
		return Severities.of(this.chunks[position / CHUNK_SIZE][position % CHUNK_SIZE + Long.BYTES + Integer.BYTES]);
	}

	@Override
	public void read(int[] positions, int from, int to, EventReader reader) {
		for (int i = from; i < to; i++) {
			read(positions[i], reader);
		}
	}

	/** Hands the event at a position to the reader. */
	void read(int position, EventReader reader) {
		int from = position + HEADER_SIZE;
		int end = from + lengthAt(position);
		reader.begin(timestampAt(position), end - from);
		while (from < end) {
			int piece = piece(from, end);
			reader.piece(this.chunks[from / CHUNK_SIZE], from % CHUNK_SIZE, piece);
			from += piece;
		}
		reader.end();
	}

	/** The bytes from one position to another that are in one chunk. */
	private static int piece(int from, int end) {
		return Math.min(end - from, CHUNK_SIZE - from % CHUNK_SIZE);
	}

	@Override
	public void settle(int position) {
		// It is gone with the process anyway.
	}

	@Override
	public void unreadable() {
		// The heap can be read.
	}

	@Override
	public void failed(InternalError cause) {
		// The heap does not fail like that: the error is of other memory.
	}

	@Override
	public void acknowledge() {
		// As above.
	}

	@Override
	public void release() {
		for (int i = 0; i < this.chunkCount; i++) {
			this.pool.release(this.chunks[i]);
		}
		this.chunks = new byte[0][];
		this.chunkCount = 0;
		this.end = CHUNK_SIZE;
		this.size = 0;
	}

}
