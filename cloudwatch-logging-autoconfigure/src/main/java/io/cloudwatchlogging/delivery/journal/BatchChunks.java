package io.cloudwatchlogging.delivery.journal;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The chunks of a batch by their index, and what stands in them. One that could not be
 * read after the end of its process is missing. Not thread-safe.
 */
final class BatchChunks {

	/** More than a batch that CloudWatch takes can need. */
	static final int MAX = 1 << 12;

	private final ChunkSource source;

	private @Nullable JournalChunk[] chunks;

	private int count;

	/** Those taken, ahead of their use or not. */
	private int reserved;

	/** A part of it that cannot be read or stored. */
	private @Nullable SegmentMemory broken;

	/** None yet. */
	BatchChunks(ChunkSource source) {
		this(source, new JournalChunk[4], 0);
	}

	BatchChunks(ChunkSource source, @Nullable JournalChunk[] chunks, int count) {
		this.source = source;
		this.chunks = chunks;
		this.count = count;
		this.reserved = count;
	}

	int count() {
		return this.count;
	}

	/** Those that are not missing. */
	int present() {
		int present = 0;
		for (int i = 0; i < this.count; i++) {
			present += isPresent(i) ? 1 : 0;
		}
		return present;
	}

	/**
	 * Takes chunks ahead of their use: as many as are missing to a number, or none.
	 * @return whether there were so many
	 */
	boolean reserve(int needed) {
		if (needed > MAX) {
			return false;
		}
		if (needed > this.chunks.length) {
			this.chunks = Arrays.copyOf(this.chunks, Math.max(needed, this.count * 2));
		}
		if (needed > this.reserved) {
			if (!this.source.take(this.chunks, this.reserved, needed)) {
				return false;
			}
			this.reserved = needed;
		}
		return true;
	}

	/** The next one of those reserved, in use from now on. */
	JournalChunk next() {
		return get(this.count++);
	}

	JournalChunk get(int index) {
		JournalChunk chunk = this.chunks[index];
		if (chunk == null) {
			throw new IllegalStateException("chunk " + index + " is missing");
		}
		return chunk;
	}

	/**
	 * The positions of events that follow one another.
	 * @param first the position of the first one
	 * @param events their number
	 */
	int[] consecutive(int first, int events) {
		int[] positions = new int[events];
		int position = first;
		for (int i = 0; i < events && isPresent(position / JournalChunk.SIZE); i++) {
			positions[i] = position;
			// Within bounds even if the file was changed by another program.
			int length = Math.max(0, Math.min(length(position), MAX * EventLayout.ROOM));
			position = EventLayout.nextEvent(EventLayout.after(position + EventLayout.HEADER, length));
		}
		return positions;
	}

	private boolean isPresent(int index) {
		return index < this.count && this.chunks[index] != null;
	}

	long timestamp(int position) {
		return EventLayout.timestamp(get(position / JournalChunk.SIZE), position % JournalChunk.SIZE);
	}

	int length(int position) {
		return EventLayout.length(get(position / JournalChunk.SIZE), position % JournalChunk.SIZE);
	}

	int severity(int position) {
		return EventLayout.severity(get(position / JournalChunk.SIZE), position % JournalChunk.SIZE);
	}

	/** Hands the message of an event over, piece by piece in the array. */
	void read(int position, byte[] scratch, PieceReader reader) {
		int at = position + EventLayout.HEADER;
		int left = length(position);
		while (left > 0) {
			at = EventLayout.dataAt(at);
			int offset = at % JournalChunk.SIZE;
			int piece = Math.min(left, JournalChunk.SIZE - offset);
			get(at / JournalChunk.SIZE).getBytes(offset, scratch, 0, piece);
			reader.piece(scratch, 0, piece);
			at += piece;
			left -= piece;
		}
	}

	/** What cannot be stored may be delivered again by another process. */
	void settle(int position) {
		JournalChunk chunk = get(position / JournalChunk.SIZE);
		try {
			EventLayout.settle(chunk, position % JournalChunk.SIZE);
		}
		catch (InternalError ex) {
			unreadable(chunk);
		}
	}

	/** Frees the first one, which is not used for anything else yet. */
	void acknowledge() {
		if (this.count > 0) {
			free(get(0));
			dropErrors();
		}
	}

	/** Frees all, the first one first: this is the acknowledgement. */
	void release() {
		for (int i = 0; i < this.reserved; i++) {
			JournalChunk chunk = this.chunks[i];
			if (chunk != null) {
				if (i < this.count) {
					free(chunk);
				}
				this.source.release(chunk);
			}
		}
		this.chunks = new JournalChunk[0];
		this.count = 0;
		this.reserved = 0;
		dropErrors();
	}

	private void free(JournalChunk chunk) {
		try {
			chunk.free();
		}
		catch (InternalError ex) {
			unreadable(chunk);
		}
	}

	/**
	 * Drops an error that storing into memory has caused of which it is known that it
	 * cannot be read: thrown later, it would be taken for one of another batch.
	 */
	private void dropErrors() {
		if (this.broken != null) {
			try {
				this.broken.surfaceErrors();
			}
			catch (InternalError ex) {
				// It is known already.
			}
		}
	}

	/** Notes that the memory of the batch cannot be read. */
	void unreadable() {
		for (int i = 0; i < this.count; i++) {
			JournalChunk chunk = this.chunks[i];
			if (chunk != null) {
				unreadable(chunk);
			}
		}
	}

	private void unreadable(JournalChunk chunk) {
		this.broken = chunk.memory();
		this.source.unreadable(chunk);
	}

}
