package io.cloudwatchlogging.delivery.journal;

import org.jspecify.annotations.Nullable;

/**
 * A segment of the own run, and which of its chunks are free. Those that were freed last
 * are used first, so that few pages are in use and each is written to the disk seldom.
 * Guarded by the lock of the buffer, but for what the journal's thread touches ahead.
 */
final class Segment {

	private final int number;

	private final SegmentMemory memory;

	private final JournalChunk[] free;

	private int freeCount;

	/** Chunks that were never in use are taken in order. */
	private int fresh;

	/** Chunks of which the pages are there. */
	private volatile int touched;

	private int used;

	Segment(int number, SegmentMemory memory) {
		this.number = number;
		this.memory = memory;
		this.free = new JournalChunk[JournalChunk.count(memory)];
	}

	/** Its number in the run. */
	int number() {
		return this.number;
	}

	SegmentMemory memory() {
		return this.memory;
	}

	int chunks() {
		return this.free.length;
	}

	/** Makes the pages of the next chunk be there, on the journal's thread. */
	void touchNext() {
		new JournalChunk(this.memory, this.touched).touch();
		this.touched = this.touched + 1;
	}

	int touched() {
		return this.touched;
	}

	boolean isTouched() {
		return this.touched == this.free.length;
	}

	/** Takes a chunk, {@code null} if none is free and touched. */
	@Nullable JournalChunk take() {
		JournalChunk chunk = null;
		if (this.freeCount > 0) {
			chunk = this.free[--this.freeCount];
		}
		else if (this.fresh < this.touched) {
			chunk = new JournalChunk(this.memory, this.fresh++);
		}
		this.used += (chunk != null) ? 1 : 0;
		return chunk;
	}

	void release(JournalChunk chunk) {
		this.free[this.freeCount++] = chunk;
		this.used--;
	}

	boolean isUnused() {
		return this.used == 0;
	}

}
