package io.cloudwatchlogging.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The batches of one log stream that have not left yet: the one that is open, and before
 * it those that are cut. Guarded by the lock of the buffer.
 */
final class PendingBatches {

	/** As many as there may be requests: more than one is rarely in the way. */
	private static final int MAX_SKIPPED = DeliverySettings.MAX_IN_FLIGHT;

	private final Deque<PendingBatch> cut = new ArrayDeque<>();

	private @Nullable PendingBatch open;

	/** The batch that takes an event, {@code null} if one must be opened. */
	@Nullable PendingBatch selectBatch(long timestamp, int length, TimeSource time) {
		PendingBatch late = lateBatchFor(timestamp, length);
		if (late != null || this.open == null) {
			return late;
		}
		CutReason reason = this.open.cutReasonFor(timestamp, length);
		if (reason == CutReason.NONE) {
			reason = this.open.cutReasonBeforeMillisecond(timestamp);
		}
		if (reason == CutReason.NONE) {
			return this.open;
		}
		this.open.cutBefore(timestamp, reason, time.nanos());
		close(this.open);
		return null;
	}

	/** The batch that was cut and takes an event of its time, {@code null} if none. */
	private @Nullable PendingBatch lateBatchFor(long timestamp, int length) {
		PendingBatch last = this.cut.peekLast();
		if (last == null || timestamp > last.lastTimestamp()) {
			return null;
		}
		for (PendingBatch batch : this.cut) {
			if (batch.acceptLate(timestamp, length)) {
				return batch;
			}
		}
		return null;
	}

	/**
	 * Lets a batch take no further event, as there is no memory for one.
	 */
	void end(PendingBatch batch, long timestamp, long now) {
		if (batch == this.open) {
			batch.cutBefore(timestamp, CutReason.MEMORY, now);
			close(batch);
		}
		batch.rejectLate();
	}

	/** Adds a batch that is cut. */
	void add(PendingBatch batch) {
		this.cut.addLast(batch);
	}

	/** Those that have not left, as far as they outlive the process. */
	List<PendingBatch> durable() {
		List<PendingBatch> durable = new ArrayList<>(this.cut);
		if (this.open != null) {
			durable.add(this.open);
		}
		durable.removeIf((batch) -> !batch.events().isDurable());
		return durable;
	}

	/** Forgets those that have not left and outlive the process. */
	List<PendingBatch> takeDurable() {
		List<PendingBatch> durable = durable();
		this.cut.removeAll(durable);
		if (this.open != null && durable.contains(this.open)) {
			this.open = null;
		}
		return durable;
	}

	void open(PendingBatch batch) {
		this.open = batch;
	}

	/** Lets the open batch wait for more events since then. */
	void linger(long since) {
		if (this.open != null) {
			this.open.linger(since);
		}
	}

	private void cut(CutReason reason, long now) {
		if (this.open != null) {
			this.open.cut(reason, now);
			close(this.open);
		}
	}

	private void close(PendingBatch batch) {
		this.cut.addLast(batch);
		this.open = null;
	}

	/** Lets all batches leave as soon as they may. */
	void flush(long now) {
		cut(CutReason.FLUSH, now);
		this.cut.forEach(PendingBatch::expedite);
	}

	/**
	 * The first one that is cut and may leave, {@code null} if there is none. One that
	 * shares a millisecond with one before it may not.
	 * @param free whether a batch of a time may leave as far as those are concerned that
	 * have left
	 */
	@Nullable PendingBatch firstCut(Span free) {
		int skipped = 0;
		for (PendingBatch batch : this.cut) {
			if (free.test(batch.firstTimestamp(), batch.lastTimestamp()) && !sharesTimeBefore(batch)) {
				return batch;
			}
			if (++skipped == MAX_SKIPPED) {
				break;
			}
		}
		return null;
	}

	/** Whether a batch shares a millisecond with one that was cut before it. */
	private boolean sharesTimeBefore(PendingBatch batch) {
		for (PendingBatch earlier : this.cut) {
			if (earlier == batch) {
				break;
			}
			if (batch.firstTimestamp() <= earlier.lastTimestamp()
					&& batch.lastTimestamp() >= earlier.firstTimestamp()) {
				return true;
			}
		}
		return false;
	}

	/** The one that is open, {@code null} if there is none. */
	@Nullable PendingBatch opened() {
		return this.open;
	}

	/** The batches that are cut and may take late events. */
	int cutCount() {
		return this.cut.size();
	}

	boolean isEmpty() {
		return this.open == null && this.cut.isEmpty();
	}

	/** The one that was opened first, {@code null} if there is none. */
	@Nullable PendingBatch oldest() {
		return this.cut.isEmpty() ? this.open : this.cut.getFirst();
	}

	/** Takes one that is cut. */
	PendingBatch take(PendingBatch batch) {
		this.cut.remove(batch);
		return batch;
	}

	/**
	 * Takes the open one.
	 * @return the batch, {@code null} if there is none, or others were cut before it
	 */
	@Nullable PendingBatch takeOpened(long now) {
		if (!this.cut.isEmpty()) {
			return null;
		}
		cut(CutReason.LINGER, now);
		return this.cut.pollFirst();
	}

	/** Takes all. */
	List<PendingBatch> takeAll(long now) {
		cut(CutReason.FLUSH, now);
		List<PendingBatch> all = new ArrayList<>(this.cut);
		this.cut.clear();
		return all;
	}

	/**
	 * Condition on the time of a batch.
	 */
	@FunctionalInterface
	interface Span {

		/** Tests the timestamps of the first event and of the last one. */
		boolean test(long firstTimestamp, long lastTimestamp);

	}

}
