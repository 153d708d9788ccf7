package io.cloudwatchlogging.delivery.journal;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The events of a batch in chunks of a journal. What {@link #append} has returned from
 * survives the end of the process, until {@link #release}.
 * <p>
 * An event is published by one store: the end of what is committed in the chunk in which
 * it begins. Those of later chunks that it reaches into come before. The batch is
 * acknowledged by one store, too: its first chunk becomes free. Not thread-safe.
 */
public final class JournalBatch {

	/** The bytes that reading needs. */
	public static final int SCRATCH_BYTES = EventLayout.ROOM;

	private final BatchChunks chunks;

	private final Checksum checksum;

	private final long batch;

	private final long order;

	private final BatchNames names;

	private final byte[] nameBytes;

	private int end = JournalChunk.SIZE;

	private int size;

	/** Where events stand that do not follow one another. */
	private int @Nullable [] positions;

	/**
	 * Creates an empty batch.
	 * @param source where its chunks come from
	 * @param checksum the checksum of the run
	 * @param batch a number that the run gives once
	 * @param order batches of a stream are delivered in the order of these
	 * @param names where its events go
	 */
	JournalBatch(ChunkSource source, Checksum checksum, long batch, long order, BatchNames names) {
		this(new BatchChunks(source), checksum, batch, order, names);
	}

	private JournalBatch(BatchChunks chunks, Checksum checksum, long batch, long order, BatchNames names) {
		this.chunks = chunks;
		this.checksum = checksum;
		this.batch = batch;
		this.order = order;
		this.names = names;
		this.nameBytes = names.toBytes();
	}

	/**
	 * A batch of a run that has ended.
	 * @param chunks its chunks, the first one at least
	 * @param positions where the events stand that are to be delivered
	 */
	static JournalBatch recovered(BatchChunks chunks, Checksum checksum, BatchNames names, int[] positions) {
		JournalChunk first = chunks.get(0);
		JournalBatch batch = new JournalBatch(chunks, checksum, first.batch(), first.order(), names);
		batch.size = positions.length;
		batch.positions = Arrays.equals(positions, batch.consecutive()) ? null : positions;
		return batch;
	}

	/**
	 * Where its events go.
	 * @return the names
	 */
	public BatchNames names() {
		return this.names;
	}

	/**
	 * The number of events.
	 * @return the number
	 */
	public int size() {
		return this.size;
	}

	/**
	 * The number of chunks held.
	 * @return the number
	 */
	public int chunkCount() {
		return this.chunks.count();
	}

	/** Chunks that could be read after the end of the process. */
	int presentChunks() {
		return this.chunks.present();
	}

	/**
	 * The chunks that an event needs in addition to those held.
	 * @param length bytes of its message
	 * @return the number of chunks
	 */
	public int chunksNeeded(int length) {
		return chunksNeeded(firstEvent(), this.end, length);
	}

	/**
	 * The chunks that an event needs at the most where none are held.
	 * @param length bytes of its message
	 * @return the number of chunks
	 */
	public static int chunksFor(int length) {
		return chunksNeeded(JournalChunk.DATA + BatchNames.MAX_BYTES, JournalChunk.SIZE, length);
	}

	private static int chunksNeeded(int firstEvent, int end, int length) {
		int left = JournalChunk.SIZE - end;
		int chunks = 0;
		if (left < EventLayout.HEADER) {
			left = JournalChunk.SIZE - firstEvent;
			chunks = 1;
		}
		int beyond = Math.max(0, length + EventLayout.HEADER - left);
		return chunks + (beyond + EventLayout.ROOM - 1) / EventLayout.ROOM;
	}

	/** Offset of the first event in a chunk that begins with one. */
	private int firstEvent() {
		return JournalChunk.DATA + ((this.chunks.count() == 0) ? this.nameBytes.length : 0);
	}

	/**
	 * Appends an event.
	 * @param timestamp milliseconds since the epoch
	 * @param severity a number below 128
	 * @param message an array that holds its message
	 * @param offset where the message begins
	 * @param length its length in bytes
	 * @return whether there were chunks for it; nothing is changed if there were not
	 */
	public boolean append(long timestamp, int severity, byte[] message, int offset, int length) {
		if (!this.chunks.reserve(this.chunks.count() + chunksNeeded(length))) {
			return false;
		}
		if (JournalChunk.SIZE - this.end < EventLayout.HEADER) {
			nextChunk(firstEvent());
		}
		int begin = this.chunks.count() - 1;
		JournalChunk chunk = this.chunks.get(begin);
		int position = begin * JournalChunk.SIZE + this.end;
		this.checksum.begin(this.batch, timestamp, position, length, severity);
		this.checksum.update(message, offset, length);
		EventLayout.put(chunk, this.end, timestamp, length, this.checksum.end(), severity);
		this.end += EventLayout.HEADER;
		// Last of all: this publishes the event.
		chunk.commit(write(chunk, message, offset, length));
		this.size++;
		return true;
	}

	/**
	 * Writes a message and commits the chunks behind the one in which it begins.
	 * @return where it ends in the one in which it begins
	 */
	private int write(JournalChunk begin, byte[] message, int offset, int length) {
		int left = length - writePiece(begin, message, offset, length);
		int beginEnd = this.end;
		while (left > 0) {
			JournalChunk chunk = nextChunk(Math.min(JournalChunk.SIZE, JournalChunk.DATA + left));
			this.end = JournalChunk.DATA;
			left -= writePiece(chunk, message, offset + length - left, left);
			chunk.commit(this.end);
		}
		return beginEnd;
	}

	private int writePiece(JournalChunk chunk, byte[] message, int offset, int length) {
		int piece = Math.min(length, JournalChunk.SIZE - this.end);
		chunk.putBytes(this.end, message, offset, piece);
		this.end += piece;
		return piece;
	}

	private JournalChunk nextChunk(int firstEvent) {
		int index = this.chunks.count();
		JournalChunk chunk = this.chunks.next();
		if (index == 0) {
			chunk.putBytes(JournalChunk.DATA, this.nameBytes, 0, this.nameBytes.length);
		}
		chunk.begin(this.batch, this.order, index, firstEvent, this.checksum);
		this.end = firstEvent;
		return chunk;
	}

	/**
	 * The positions of the events, in the order in which they were appended.
	 * @return the positions
	 */
	public int[] positions() {
		return (this.positions != null) ? this.positions.clone() : consecutive();
	}

	private int[] consecutive() {
		return this.chunks.consecutive(JournalChunk.DATA + this.nameBytes.length, this.size);
	}

	/**
	 * When an event was logged.
	 * @param position its position
	 * @return milliseconds since the epoch
	 */
	public long timestampAt(int position) {
		return this.chunks.timestamp(position);
	}

	/**
	 * The length of the message of an event.
	 * @param position its position
	 * @return bytes
	 */
	public int lengthAt(int position) {
		return this.chunks.length(position);
	}

	/**
	 * The severity of an event.
	 * @param position its position
	 * @return the number that was given
	 */
	public int severityAt(int position) {
		return this.chunks.severity(position);
	}

	/**
	 * Hands over the message of an event.
	 * @param position its position
	 * @param scratch room for a piece: {@link #SCRATCH_BYTES}
	 * @param reader is given each piece
	 */
	public void read(int position, byte[] scratch, PieceReader reader) {
		this.chunks.read(position, scratch, reader);
	}

	/**
	 * Notes that an event is delivered or lost though others of the batch are not.
	 * @param position its position
	 */
	public void settle(int position) {
		this.chunks.settle(position);
	}

	/** Notes that the memory of the batch cannot be read: its files are set aside. */
	public void unreadable() {
		this.chunks.unreadable();
	}

	/** Acknowledges the batch. Its events can still be read. */
	public void acknowledge() {
		this.chunks.acknowledge();
	}

	/** Acknowledges the batch, if that has not been done, and frees its chunks. */
	public void release() {
		this.chunks.release();
		this.end = JournalChunk.SIZE;
		this.size = 0;
		this.positions = null;
	}

}
