package io.cloudwatchlogging.delivery;

import java.util.ArrayList;
import java.util.List;

import io.cloudwatchlogging.delivery.journal.BatchNames;
import io.cloudwatchlogging.delivery.journal.Journal;
import io.cloudwatchlogging.delivery.journal.JournalBatch;
import org.jspecify.annotations.Nullable;

/**
 * The memory of all batches: the heap, or the journal as far as it can take them. A batch
 * is wholly in one of them. Guarded by the lock of the buffer.
 */
final class EventMemory {

	private final ChunkPool heap;

	private @Nullable Journal journal;

	/** Those that were in use before and may hold batches. */
	private final List<Journal> earlier = new ArrayList<>();

	/** Events that the journal did not take. */
	private long unprotected;

	EventMemory(ChunkPool heap) {
		this.heap = heap;
	}

	/** Goes by another journal for new batches, {@code null} for none. */
	void setJournal(@Nullable Journal journal) {
		if (this.journal != null) {
			this.earlier.add(this.journal);
		}
		this.journal = journal;
	}

	@Nullable Journal journal() {
		return this.journal;
	}

	ChunkPool heap() {
		return this.heap;
	}

	/** The chunks that the first event of a batch needs. */
	int chunksFor(int length) {
		return isInJournal(length) ? JournalBatch.chunksFor(length) : EventChunks.chunksFor(length);
	}

	/**
	 * Whether an event may take so many chunks.
	 * @param events those of the batch, {@code null} if one is to be opened
	 */
	boolean hasRoom(@Nullable BatchEvents events, int chunks, int length, boolean privileged) {
		Journal journal = this.journal;
		if (journal != null && journal.isOpen() && !journal.hasRoom(chunks, privileged)) {
			return false;
		}
		boolean durable = (events != null) ? events.isDurable() : isInJournal(length);
		return durable || this.heap.hasRoom(chunks, privileged);
	}

	private boolean isInJournal(int length) {
		return this.journal != null && this.journal.isReady(JournalBatch.chunksFor(length));
	}

	/** Opens the events of a batch. */
	BatchEvents open(Destination destination, long sequence, int length) {
		Journal journal = this.journal;
		if (journal != null) {
			JournalBatch batch = journal.open(sequence, new BatchNames(destination.group(), destination.stream()),
					length);
			if (batch != null) {
				return JournalEvents.open(batch, journal);
			}
		}
		return openOnHeap();
	}

	BatchEvents openOnHeap() {
		return new EventChunks(this.heap);
	}

	/** Notes that an event was appended. */
	void appended(BatchEvents events) {
		if (this.journal != null && !events.isDurable()) {
			this.unprotected++;
		}
	}

	/**
	 * Uses the journal of a batch no more for a while, as storing an event there has
	 * failed.
	 * @param events those of the batch, {@code null} if none could be opened
	 */
	void failed(@Nullable BatchEvents events, InternalError cause) {
		if (events != null) {
			events.failed(cause);
		}
		else if (this.journal != null) {
			this.journal.failed(cause);
		}
	}

	/** Whether at least half of it is free. */
	boolean isHalfFree() {
		Journal journal = this.journal;
		return this.heap.isHalfFree() && (journal == null || journal.usedBytes() * 2 <= journal.capacityBytes());
	}

	long usedBytes() {
		this.earlier.removeIf((journal) -> journal.usedBytes() == 0);
		long used = this.heap.usedBytes() + ((this.journal != null) ? this.journal.usedBytes() : 0);
		for (Journal journal : this.earlier) {
			used += journal.usedBytes();
		}
		return used;
	}

	long capacityBytes() {
		Journal journal = this.journal;
		if (journal == null && this.earlier.isEmpty()) {
			return this.heap.capacityBytes();
		}
		long capacity = (journal != null && journal.isOpen()) ? journal.capacityBytes() : this.heap.capacityBytes();
		// The heap may hold some beside a journal, and a journal those of earlier
		// processes.
		return Math.max(capacity, usedBytes());
	}

	/** Events that the journal did not take. */
	long unprotected() {
		return this.unprotected;
	}

}
