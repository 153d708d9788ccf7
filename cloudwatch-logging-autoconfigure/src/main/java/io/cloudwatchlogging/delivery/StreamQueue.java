package io.cloudwatchlogging.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The batches of one log stream: those to be sent again, those that are cut, and the one
 * that is open.
 * <p>
 * Batches leave in the order in which they were opened. One may be in flight beside
 * another only if it is later in time by at least a millisecond, so that CloudWatch,
 * which sorts by time, never shows a line ahead of an earlier one of the same thread. To
 * make such batches, a batch ends at the boundary of a millisecond where it can, and the
 * last cut batch still takes the late lines of its own time. Guarded by the lock of the
 * buffer.
 */
final class StreamQueue {

	private final Destination destination;

	/** Batches to be sent again, in their order. */
	private final List<Batch> again = new ArrayList<>();

	private final Deque<PendingBatch> cut = new ArrayDeque<>();

	private @Nullable PendingBatch open;

	private final List<Batch> inFlight = new ArrayList<>();

	private final Backoff backoff = new Backoff();

	private final DropTally drops = new DropTally();

	StreamQueue(Destination destination) {
		this.destination = destination;
	}

	/** The batch that takes an event, {@code null} if one must be opened. */
	@Nullable PendingBatch batchFor(long timestamp, int length) {
		PendingBatch last = this.cut.peekLast();
		if (last != null && timestamp <= last.lastTimestamp() && last.obstacle(timestamp, length) == Cut.NONE) {
			return last;
		}
		if (this.open == null) {
			return null;
		}
		Cut reason = this.open.obstacle(timestamp, length);
		if (reason == Cut.NONE) {
			reason = this.open.tick(timestamp);
		}
		if (reason == Cut.NONE) {
			return this.open;
		}
		cut(reason);
		return null;
	}

	void open(PendingBatch batch) {
		this.open = batch;
	}

	/** Closes the open batch, if there is one. */
	void cut(Cut reason) {
		if (this.open != null) {
			this.open.cut(reason);
			this.cut.addLast(this.open);
			this.open = null;
		}
	}

	/**
	 * When the next batch may leave, in the terms of the clock that numbers nanoseconds;
	 * {@link Long#MAX_VALUE} if only an answer or a line can make one leave.
	 * @param lingerNanos how long an open batch stays open
	 */
	long dueNanos(long now, long lingerNanos) {
		if (!hasNext() || isHeldByOrder()) {
			return Long.MAX_VALUE;
		}
		long due = (this.again.isEmpty() && this.cut.isEmpty()) ? openDueNanos(lingerNanos) : now;
		return this.backoff.isActive() ? Math.max(due, this.backoff.endNanos()) : due;
	}

	private boolean hasNext() {
		if (!this.again.isEmpty() || !this.cut.isEmpty()) {
			return true;
		}
		// While a request is under way, lines gather instead of following one by one.
		return this.open != null && this.inFlight.isEmpty();
	}

	private long openDueNanos(long lingerNanos) {
		return (this.open != null) ? this.open.openedNanos() + lingerNanos : Long.MAX_VALUE;
	}

	private boolean isHeldByOrder() {
		if (this.inFlight.isEmpty()) {
			return false;
		}
		long first = this.again.isEmpty() ? this.cut.getFirst().firstTimestamp() : this.again.get(0).firstTimestamp();
		for (Batch batch : this.inFlight) {
			if (first <= batch.lastTimestamp()) {
				return true;
			}
		}
		return false;
	}

	/** Takes the batch that is due and notes it as in flight. */
	Batch take() {
		Batch batch;
		if (!this.again.isEmpty()) {
			batch = this.again.remove(0);
		}
		else {
			if (this.cut.isEmpty()) {
				cut(Cut.LINGER);
			}
			batch = this.cut.removeFirst().toBatch();
		}
		this.inFlight.add(batch);
		return batch;
	}

	void landed(Batch batch) {
		this.inFlight.remove(batch);
	}

	void replaceInFlight(Batch batch, Batch replacement) {
		this.inFlight.remove(batch);
		this.inFlight.add(replacement);
	}

	/** Puts a batch back where it was, ahead of later ones. */
	void putBack(Batch batch) {
		int index = 0;
		while (index < this.again.size() && this.again.get(index).compareTo(batch) < 0) {
			index++;
		}
		this.again.add(index, batch);
	}

	/**
	 * The number of the first batch that is not settled, {@link Long#MAX_VALUE} if none.
	 */
	long firstSequence() {
		return unsettled().mapToLong(PendingBatch::sequence).min().orElse(Long.MAX_VALUE);
	}

	/** When the oldest batch was opened, {@link Long#MAX_VALUE} if there is none. */
	long oldestNanos() {
		return unsettled().mapToLong(PendingBatch::openedNanos).min().orElse(Long.MAX_VALUE);
	}

	private Stream<PendingBatch> unsettled() {
		Stream<PendingBatch> taken = Stream.concat(this.inFlight.stream(), this.again.stream()).map(Batch::source);
		return Stream.of(taken, this.cut.stream(), Stream.ofNullable(this.open)).flatMap((batches) -> batches);
	}

	/** Takes all batches that are not in flight. */
	List<Batch> takeWaiting() {
		cut(Cut.FLUSH);
		List<Batch> waiting = new ArrayList<>(this.again);
		this.again.clear();
		this.cut.forEach((batch) -> waiting.add(batch.toBatch()));
		this.cut.clear();
		return waiting;
	}

	/** Whether nothing would be lost with this queue. */
	boolean isIdle() {
		return !hasUnsettled() && this.drops.isEmpty();
	}

	boolean hasUnsettled() {
		return unsettled().findAny().isPresent();
	}

	Destination destination() {
		return this.destination;
	}

	Backoff backoff() {
		return this.backoff;
	}

	DropTally drops() {
		return this.drops;
	}

}
