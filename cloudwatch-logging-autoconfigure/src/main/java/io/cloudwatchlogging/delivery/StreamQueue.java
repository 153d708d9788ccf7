package io.cloudwatchlogging.delivery;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;

/**
 * The batches of one log stream, in the order in which they were opened: those that were
 * taken, in flight or to be sent again, those that are cut, and the one that is open.
 * <p>
 * Batches leave in this order, except that one that has to wait does not hold up those
 * behind it. One has to wait as long as it shares a millisecond with an earlier batch, or
 * with one in flight: CloudWatch, which sorts by time, never shows an event ahead of an
 * earlier one of the same thread. One that is to be sent again goes first, and holds up
 * the others until it may. To make batches that need not wait, a batch ends at the
 * boundary of a millisecond where it can, and one that is cut stays a moment to take the
 * late events of its own time, as long as none of them went to a later batch. Guarded by
 * the lock of the buffer.
 */
final class StreamQueue {

	private final Destination destination;

	/** In the order in which they were opened. */
	private final List<Batch> taken = new ArrayList<>();

	/** Those of the taken batches that are in flight. */
	private final InFlight inFlight = new InFlight();

	/** Those that have not left yet. */
	private final PendingBatches pending = new PendingBatches();

	private final Backoff backoff = new Backoff();

	private final PoisonEventDetector poisonEvents = new PoisonEventDetector();

	private final DropTally drops = new DropTally();

	StreamQueue(Destination destination) {
		this.destination = destination;
	}

	/** Those that have not left yet. */
	PendingBatches pending() {
		return this.pending;
	}

	/**
	 * Since when the next batch may leave or when it will, in the terms of the clock that
	 * numbers nanoseconds; {@link Long#MAX_VALUE} if only an answer or an event can make
	 * one leave.
	 * @param lingerNanos how long an open batch stays open
	 * @param settleNanos how long a batch that is cut waits for late events
	 */
	long dueNanos(long lingerNanos, long settleNanos) {
		long due = orderedDueNanos(lingerNanos, settleNanos);
		if (due == Long.MAX_VALUE || !this.backoff.isActive()) {
			return due;
		}
		// After a failure one request at a time shows whether the trouble is over.
		if (this.backoff.isProbing() && this.inFlight.isProbed(this.backoff)) {
			return Long.MAX_VALUE;
		}
		return Math.max(due, this.backoff.endNanos());
	}

	private long orderedDueNanos(long lingerNanos, long settleNanos) {
		Batch retry = nextRetry();
		if (retry != null) {
			return this.inFlight.hasNoneWithin(retry.firstTimestamp(), retry.lastTimestamp())
					? retry.source().openedNanos() : Long.MAX_VALUE;
		}
		PendingBatch free = nextFree();
		if (free != null) {
			return free.dueNanos(settleNanos);
		}
		if (!this.inFlight.isEmpty()) {
			// Events gather instead of following one by one.
			return Long.MAX_VALUE;
		}
		PendingBatch open = this.pending.opened();
		if (open != null) {
			return open.lingersSinceNanos() + lingerNanos;
		}
		Batch aside = this.poisonEvents.firstQuarantined();
		return (aside != null) ? aside.source().openedNanos() : Long.MAX_VALUE;
	}

	/** The first batch that is cut and need not wait, {@code null} if there is none. */
	private @Nullable PendingBatch nextFree() {
		return this.pending.firstCut(this.inFlight::hasNoneWithin);
	}

	/** Takes the batch that is due and notes it as in flight. */
	Batch take(long now) {
		Batch batch = nextRetry();
		if (batch == null) {
			batch = next(now);
		}
		if (batch == null) {
			batch = Objects.requireNonNull(this.poisonEvents.firstQuarantined(), "nothing is due");
		}
		this.inFlight.left(batch);
		return batch;
	}

	/**
	 * The request that is overdue first or will be, {@code null} if none is under way.
	 * @param overdueNanos when a request is overdue
	 */
	@Nullable Batch firstOverdue(ToLongFunction<Batch> overdueNanos) {
		return this.inFlight.firstOverdue(overdueNanos);
	}

	/**
	 * Puts a copy in the place of a batch of which the request is overdue, and notes the
	 * copy as in flight.
	 */
	Batch supersede(Batch batch) {
		Batch copy = batch.copy();
		this.taken.set(this.taken.indexOf(batch), copy);
		this.poisonEvents.replace(batch, copy);
		this.inFlight.supersede(batch, copy);
		this.inFlight.left(copy);
		return copy;
	}

	/** Requests under way that are waited for. */
	int inFlightCount() {
		return this.inFlight.size();
	}

	/** Events that are left and outlive the process. */
	long durableEvents() {
		Set<PendingBatch> batches = new HashSet<>(this.pending.durable());
		for (Batch batch : this.taken) {
			if (batch.source().events().isDurable()) {
				batches.add(batch.source());
			}
		}
		return batches.stream().mapToLong(PendingBatch::unsettled).sum();
	}

	private @Nullable Batch nextRetry() {
		for (Batch batch : this.taken) {
			if (!this.inFlight.contains(batch) && !this.poisonEvents.isQuarantined(batch)) {
				return batch;
			}
		}
		return null;
	}

	private @Nullable Batch next(long now) {
		PendingBatch free = nextFree();
		PendingBatch next = (free != null) ? this.pending.take(free) : this.pending.takeOpened(now);
		if (next == null) {
			return null;
		}
		Batch batch = next.toBatch();
		int index = this.taken.size();
		while (index > 0 && this.taken.get(index - 1).source().sequence() > next.sequence()) {
			index--;
		}
		this.taken.add(index, batch);
		return batch;
	}

	/**
	 * Notes that a request is over. Its batch will be sent again unless it is replaced.
	 * @param accepted whether its batch is stored
	 * @return the batch to which the answer applies, {@code null} if it has no effect
	 */
	@Nullable Batch completed(Batch batch, boolean accepted) {
		return this.inFlight.completed(batch, accepted);
	}

	/** Whether a batch was taken and has not been replaced by others since. */
	boolean hasTaken(Batch batch) {
		return this.taken.contains(batch);
	}

	/** Puts others in the place of a batch that was taken; none if it is settled. */
	void replace(Batch batch, List<Batch> parts) {
		int index = this.taken.indexOf(batch);
		this.taken.addAll(index, parts);
		this.taken.remove(index + parts.size());
		this.poisonEvents.forget(batch);
		this.inFlight.forget(batch);
	}

	/**
	 * Puts the parts of a batch that is about to leave in its place. The first of them
	 * leaves instead.
	 */
	void replaceInFlight(Batch batch, List<Batch> parts) {
		replace(batch, parts);
		completed(batch, false);
		this.inFlight.left(parts.get(0));
	}

	/** Halves a batch that the service has refused. */
	void halve(Batch batch, long now) {
		List<Batch> halves = batch.halves();
		this.poisonEvents.divided(batch, halves, now);
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
		PendingBatch first = this.taken.isEmpty() ? null : this.taken.get(0).source();
		PendingBatch waiting = this.pending.oldest();
		return (first == null || (waiting != null && waiting.sequence() < first.sequence())) ? waiting : first;
	}

	/** Takes all batches that are not in flight. */
	List<Batch> takeWaiting() {
		List<Batch> waiting = new ArrayList<>(this.taken);
		waiting.removeIf(this.inFlight::contains);
		this.taken.removeAll(waiting);
		waiting.forEach(this.poisonEvents::forget);
		waiting.forEach(this.inFlight::forget);
		this.pending.takeAll(0).forEach((batch) -> waiting.add(batch.toBatch()));
		return waiting;
	}

	/**
	 * Forgets the batches that outlive the process and are not in flight.
	 * @return the events that were left in them
	 */
	long takeDurable() {
		Set<PendingBatch> batches = new HashSet<>(this.pending.takeDurable());
		for (Batch batch : List.copyOf(this.taken)) {
			if (batch.source().events().isDurable() && !this.inFlight.contains(batch)) {
				batches.add(batch.source());
				replace(batch, List.of());
			}
		}
		return batches.stream().mapToLong(PendingBatch::unsettled).sum();
	}

	/** Whether nothing would be lost with this queue. */
	boolean isIdle() {
		return !hasUnsettled() && this.drops.isEmpty();
	}

	/**
	 * Whether everything left has needed operator intervention since its last try, after
	 * a time: not while there is something to try beside events that were set aside.
	 */
	boolean isStuckSince(long nanos) {
		return this.backoff.isStuckSince(nanos) && (!this.poisonEvents.hasQuarantined() || !hasUntried());
	}

	private boolean hasUntried() {
		return !this.pending.isEmpty() || !this.taken.stream().allMatch(this.poisonEvents::isQuarantined);
	}

	boolean hasUnsettled() {
		return oldest() != null;
	}

	Destination destination() {
		return this.destination;
	}

	PoisonEventDetector poisonEvents() {
		return this.poisonEvents;
	}

	Backoff backoff() {
		return this.backoff;
	}

	DropTally drops() {
		return this.drops;
	}

}
