package io.cloudwatchlogging.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The batches of one log stream, in the order in which they were opened: those that were
 * taken, in flight or to be sent again, those that are cut, and the one that is open.
 * <p>
 * Batches leave in this order. One may be in flight beside an earlier one only if it is
 * later in time by at least a millisecond, so that CloudWatch, which sorts by time, never
 * shows a line ahead of an earlier one of the same thread. To make such batches, a batch
 * ends at the boundary of a millisecond where it can, and one that is cut stays a moment
 * to take the late lines of its own time, as long as none of them went to a later batch.
 * Guarded by the lock of the buffer.
 */
final class StreamQueue {

	private final Destination destination;

	private final List<Batch> taken = new ArrayList<>();

	/** Those of the taken batches that are in flight, with the time of their leaving. */
	private final Map<Batch, Long> inFlight = new HashMap<>();

	private final Deque<PendingBatch> cut = new ArrayDeque<>();

	private @Nullable PendingBatch open;

	private final Backoff backoff = new Backoff();

	private final Suspects suspects = new Suspects();

	private final DropTally drops = new DropTally();

	StreamQueue(Destination destination) {
		this.destination = destination;
	}

	/** The batch that takes an event, {@code null} if one must be opened. */
	@Nullable PendingBatch batchFor(long timestamp, int length, TimeSource time) {
		PendingBatch late = lateBatchFor(timestamp, length);
		if (late != null || this.open == null) {
			return late;
		}
		Cut reason = this.open.obstacle(timestamp, length);
		if (reason == Cut.NONE) {
			reason = this.open.tick(timestamp);
		}
		if (reason == Cut.NONE) {
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
			if (batch.takesLate(timestamp, length)) {
				return batch;
			}
		}
		return null;
	}

	void open(PendingBatch batch) {
		this.open = batch;
	}

	/** Lets the open batch wait for more lines since then. */
	void linger(long since) {
		if (this.open != null) {
			this.open.linger(since);
		}
	}

	/** The batches that are cut and may take late lines. */
	int cutCount() {
		return this.cut.size();
	}

	private void cut(Cut reason, long now) {
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
		cut(Cut.FLUSH, now);
		this.cut.forEach(PendingBatch::hurry);
	}

	/**
	 * Since when the next batch may leave or when it will, in the terms of the clock that
	 * numbers nanoseconds; {@link Long#MAX_VALUE} if only an answer or a line can make
	 * one leave.
	 * @param lingerNanos how long an open batch stays open
	 * @param settleNanos how long a batch that is cut waits for late lines
	 */
	long dueNanos(long lingerNanos, long settleNanos) {
		long due = orderedDueNanos(lingerNanos, settleNanos);
		if (due == Long.MAX_VALUE || !this.backoff.isActive()) {
			return due;
		}
		// After a failure one request at a time shows whether the trouble is over.
		for (long left : this.inFlight.values()) {
			if (this.backoff.isFailedBefore(left)) {
				return Long.MAX_VALUE;
			}
		}
		return Math.max(due, this.backoff.endNanos());
	}

	private long orderedDueNanos(long lingerNanos, long settleNanos) {
		long latest = Long.MIN_VALUE;
		for (Batch batch : this.taken) {
			if (this.inFlight.containsKey(batch)) {
				latest = Math.max(latest, batch.lastTimestamp());
			}
			else if (!this.suspects.isAside(batch)) {
				return isFree(batch.firstTimestamp(), latest) ? batch.source().openedNanos() : Long.MAX_VALUE;
			}
		}
		PendingBatch first = this.cut.peekFirst();
		if (first != null) {
			return isFree(first.firstTimestamp(), latest) ? first.dueNanos(settleNanos) : Long.MAX_VALUE;
		}
		if (!this.inFlight.isEmpty()) {
			// Lines gather instead of following one by one.
			return Long.MAX_VALUE;
		}
		if (this.open != null) {
			return this.open.lingersSinceNanos() + lingerNanos;
		}
		Batch aside = this.suspects.firstAside();
		return (aside != null) ? aside.source().openedNanos() : Long.MAX_VALUE;
	}

	private boolean isFree(long timestamp, long latestInFlight) {
		return this.inFlight.isEmpty() || timestamp > latestInFlight;
	}

	/** Takes the batch that is due and notes it as in flight. */
	Batch take(long now) {
		Batch batch = again();
		if (batch == null) {
			batch = next(now);
		}
		if (batch == null) {
			batch = Objects.requireNonNull(this.suspects.firstAside(), "nothing is due");
		}
		this.inFlight.put(batch, now);
		return batch;
	}

	private @Nullable Batch again() {
		for (Batch batch : this.taken) {
			if (!this.inFlight.containsKey(batch) && !this.suspects.isAside(batch)) {
				return batch;
			}
		}
		return null;
	}

	private @Nullable Batch next(long now) {
		if (this.cut.isEmpty()) {
			cut(Cut.LINGER, now);
		}
		PendingBatch first = this.cut.peekFirst();
		if (first == null) {
			return null;
		}
		Batch batch = first.toBatch();
		this.taken.add(batch);
		this.cut.removeFirst();
		return batch;
	}

	/**
	 * Notes that a batch is no longer in flight. It will be sent again unless it is
	 * replaced.
	 * @return when it had left
	 */
	long landed(Batch batch) {
		return Objects.requireNonNull(this.inFlight.remove(batch), "not in flight");
	}

	/** Puts others in the place of a batch that was taken; none if it is settled. */
	void replace(Batch batch, List<Batch> parts) {
		int index = this.taken.indexOf(batch);
		this.taken.addAll(index, parts);
		this.taken.remove(index + parts.size());
		this.suspects.forget(batch);
	}

	/**
	 * Puts the parts of a batch that is about to leave in its place. The first of them
	 * leaves instead.
	 */
	void separate(Batch batch, List<Batch> parts) {
		replace(batch, parts);
		this.inFlight.put(parts.get(0), landed(batch));
	}

	/** Halves a batch that the service has refused. */
	void halve(Batch batch, long now) {
		List<Batch> halves = batch.halves();
		this.suspects.divided(batch, halves, now);
		replace(batch, halves);
	}

	/**
	 * The number of the first batch that is not settled, {@link Long#MAX_VALUE} if none.
	 */
	long firstSequence() {
		PendingBatch oldest = oldest();
		return (oldest != null) ? oldest.sequence() : Long.MAX_VALUE;
	}

	/** When the oldest batch was opened, {@link Long#MAX_VALUE} if there is none. */
	long oldestNanos() {
		PendingBatch oldest = oldest();
		return (oldest != null) ? oldest.openedNanos() : Long.MAX_VALUE;
	}

	private @Nullable PendingBatch oldest() {
		if (!this.taken.isEmpty()) {
			return this.taken.get(0).source();
		}
		return this.cut.isEmpty() ? this.open : this.cut.getFirst();
	}

	/** Takes all batches that are not in flight. */
	List<Batch> takeWaiting() {
		flush(0);
		List<Batch> waiting = new ArrayList<>(this.taken);
		waiting.removeIf(this.inFlight::containsKey);
		this.taken.removeAll(waiting);
		waiting.forEach(this.suspects::forget);
		this.cut.forEach((batch) -> waiting.add(batch.toBatch()));
		this.cut.clear();
		return waiting;
	}

	/** Whether nothing would be lost with this queue. */
	boolean isIdle() {
		return !hasUnsettled() && this.drops.isEmpty();
	}

	/**
	 * Whether all that is left waits for people since it was last tried, after a time:
	 * not while there is something to try beside events that were set aside.
	 */
	boolean isStuckSince(long nanos) {
		return this.backoff.isStuckSince(nanos) && (!this.suspects.isAnyAside() || !hasUntried());
	}

	private boolean hasUntried() {
		return this.open != null || !this.cut.isEmpty() || !this.taken.stream().allMatch(this.suspects::isAside);
	}

	boolean hasUnsettled() {
		return oldest() != null;
	}

	Destination destination() {
		return this.destination;
	}

	Suspects suspects() {
		return this.suspects;
	}

	Backoff backoff() {
		return this.backoff;
	}

	DropTally drops() {
		return this.drops;
	}

}
