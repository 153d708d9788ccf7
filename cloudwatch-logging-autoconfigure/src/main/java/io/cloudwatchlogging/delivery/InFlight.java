package io.cloudwatchlogging.delivery;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

import org.jspecify.annotations.Nullable;

/**
 * The requests of one log stream that are under way. One that is overdue can be
 * superseded: its batch is sent once more as a copy, and whichever of the requests is
 * accepted first settles it. Guarded by the lock of the buffer.
 */
final class InFlight {

	/** The requests that are waited for, by their batches. */
	private final Set<Batch> current = new HashSet<>();

	/** Superseded requests, with the copy that took the place of their batch. */
	private final Map<Batch, Batch> superseded = new HashMap<>();

	void left(Batch batch) {
		this.current.add(batch);
	}

	/** Whether a batch left after the last failure of its stream was known. */
	boolean isProbed(Backoff backoff) {
		return this.current.stream().anyMatch((batch) -> backoff.isFailedBefore(batch.attempt().leftNanos()));
	}

	/**
	 * The request that is overdue first or will be, {@code null} if none is under way.
	 * @param overdueNanos when a request is overdue
	 */
	@Nullable Batch firstOverdue(ToLongFunction<Batch> overdueNanos) {
		return this.current.stream().min(Comparator.comparingLong(overdueNanos)).orElse(null);
	}

	/** Whether no request has events between two timestamps, inclusive. */
	boolean hasNoneWithin(long firstTimestamp, long lastTimestamp) {
		for (Batch batch : this.current) {
			if (firstTimestamp <= batch.lastTimestamp() && lastTimestamp >= batch.firstTimestamp()) {
				return false;
			}
		}
		return true;
	}

	int size() {
		return this.current.size();
	}

	boolean isEmpty() {
		return this.current.isEmpty();
	}

	boolean contains(Batch batch) {
		return this.current.contains(batch);
	}

	/** Nothing waits for a request any more: a copy of its batch is to be sent. */
	void supersede(Batch batch, Batch copy) {
		this.current.remove(batch);
		batch.supersede();
		this.superseded.replaceAll((request, successor) -> (successor == batch) ? copy : successor);
		this.superseded.put(batch, copy);
	}

	/**
	 * Notes that a request is over.
	 * @param accepted whether its batch is stored
	 * @return the batch to which the answer applies: that of the request, or the copy
	 * that took its place; {@code null} if the answer has no effect
	 */
	@Nullable Batch completed(Batch batch, boolean accepted) {
		if (this.current.remove(batch)) {
			return batch;
		}
		Batch successor = this.superseded.remove(batch);
		if (successor == null || !accepted) {
			return null;
		}
		if (this.current.remove(successor)) {
			successor.supersede();
		}
		return successor;
	}

	/** A batch is settled or replaced: requests for which it stands have no effect. */
	void forget(Batch batch) {
		this.superseded.values().removeIf((successor) -> successor == batch);
	}

}
