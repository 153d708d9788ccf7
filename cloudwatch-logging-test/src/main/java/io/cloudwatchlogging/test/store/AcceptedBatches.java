package io.cloudwatchlogging.test.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import io.cloudwatchlogging.test.model.AcceptedBatch;

/**
 * Accepted batches with all their events, up to a number and a size: the oldest are
 * forgotten first. Guarded by the lock of the {@link Recorder}.
 */
final class AcceptedBatches {

	private final Deque<AcceptedBatch> batches = new ArrayDeque<>();

	private final int maxCount;

	private final long maxBytes;

	private long bytes;

	AcceptedBatches(int maxCount, long maxBytes) {
		this.maxCount = maxCount;
		this.maxBytes = maxBytes;
	}

	void add(AcceptedBatch batch) {
		this.batches.add(batch);
		this.bytes += batch.bytes();
		while (this.batches.size() > this.maxCount || (this.bytes > this.maxBytes && this.batches.size() > 1)) {
			this.bytes -= this.batches.remove().bytes();
		}
	}

	/** Forgets those of a log group. */
	void forget(String group) {
		if (this.batches.removeIf((batch) -> batch.logGroup().equals(group))) {
			this.bytes = this.batches.stream().mapToLong(AcceptedBatch::bytes).sum();
		}
	}

	/** Forgets the first ones, up to the position of an event. */
	void forgetUpTo(long position) {
		while (!this.batches.isEmpty() && lastPosition(this.batches.element()) <= position) {
			this.bytes -= this.batches.remove().bytes();
		}
	}

	private static long lastPosition(AcceptedBatch batch) {
		return batch.events().get(batch.events().size() - 1).position();
	}

	void clear() {
		this.batches.clear();
		this.bytes = 0;
	}

	List<AcceptedBatch> all() {
		return List.copyOf(this.batches);
	}

}
