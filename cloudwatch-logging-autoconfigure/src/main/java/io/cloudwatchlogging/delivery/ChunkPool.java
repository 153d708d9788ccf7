package io.cloudwatchlogging.delivery;

import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The memory of the buffer: a bounded number of chunks. Keeps a share of those given back
 * for the next taker, so that a steady flow of events allocates nothing, and leaves the
 * rest to the garbage collector; later also those of the share that have not been used
 * for half a minute. Guarded by the lock of the buffer.
 */
final class ChunkPool {

	/** The share of the chunks that is kept while unused. */
	private static final int KEPT_SHARE = 8;

	/** The share of the chunks that only privileged events may use. */
	private static final int RESERVED_SHARE = 10;

	/** How long chunks are kept that are unused. */
	static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(30);

	/** Chunks that are kept although they are unused. */
	static final int ALWAYS_KEPT = 16;

	private final ArrayDeque<byte[]> unused = new ArrayDeque<>();

	/** Where new chunks come from: a seam for tests, as the memory may end. */
	private final Supplier<byte[]> memory;

	private int capacity;

	private int used;

	/**
	 * The lowest number of chunks that were unused at any time since they were looked at.
	 */
	private int leastUnused;

	/** When they are looked at again, {@link Long#MAX_VALUE} for never. */
	private long trimNanos = Long.MAX_VALUE;

	ChunkPool(long bytes) {
		this(bytes, () -> new byte[EventChunks.CHUNK_SIZE]);
	}

	ChunkPool(long bytes, Supplier<byte[]> memory) {
		this.memory = memory;
		resize(bytes);
	}

	/** Changes the bound; chunks beyond it stay in use until they are given back. */
	void resize(long bytes) {
		this.capacity = (int) Math.min(Integer.MAX_VALUE / 2, Math.max(1, bytes / EventChunks.CHUNK_SIZE));
		while (!this.unused.isEmpty() && !keepsUnused(this.unused.size())) {
			this.unused.pollLast();
		}
	}

	/** Whether an event may take so many chunks. */
	boolean hasRoom(int chunks, boolean privileged) {
		int limit = privileged ? this.capacity : this.capacity - this.capacity / RESERVED_SHARE;
		return this.used + chunks <= limit;
	}

	/**
	 * Takes a chunk. The caller has asked for room, unless it divides events that are
	 * held already.
	 */
	byte[] acquire() {
		byte[] unused = this.unused.pollLast();
		this.leastUnused = Math.min(this.leastUnused, this.unused.size());
		byte[] chunk = (unused != null) ? unused : this.memory.get();
		this.used++;
		return chunk;
	}

	void release(byte[] chunk) {
		this.used--;
		if (keepsUnused(this.unused.size() + 1)) {
			this.unused.addLast(chunk);
		}
	}

	private boolean keepsUnused(int chunks) {
		return chunks <= this.capacity / KEPT_SHARE && this.used + chunks <= this.capacity;
	}

	/**
	 * Leaves the chunks to the garbage collector that have not been used for a while. To
	 * be called now and then: the pool has no clock.
	 * @return when to call it again, {@link Long#MAX_VALUE} if there is nothing that may
	 * be given back
	 */
	long trim(long now) {
		if (this.trimNanos != Long.MAX_VALUE && now - this.trimNanos < 0) {
			return this.trimNanos;
		}
		if (this.trimNanos != Long.MAX_VALUE) {
			for (int i = this.leastUnused; i > 0 && this.unused.size() > ALWAYS_KEPT; i--) {
				// Those that were used last stay: they are in the caches.
				this.unused.pollFirst();
			}
		}
		this.leastUnused = this.unused.size();
		this.trimNanos = (this.leastUnused > ALWAYS_KEPT) ? now + QUIET_NANOS : Long.MAX_VALUE;
		return this.trimNanos;
	}

	/** Whether at least half of the chunks is free. */
	boolean isHalfFree() {
		return this.used * 2 <= this.capacity;
	}

	long usedBytes() {
		return (long) this.used * EventChunks.CHUNK_SIZE;
	}

	int capacityChunks() {
		return this.capacity;
	}

	long capacityBytes() {
		return (long) this.capacity * EventChunks.CHUNK_SIZE;
	}

}
