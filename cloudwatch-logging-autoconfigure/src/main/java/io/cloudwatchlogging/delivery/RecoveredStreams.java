package io.cloudwatchlogging.delivery;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The log streams with events that earlier processes have left. They are delivered in
 * their order beside those that are logged meanwhile, with half of the requests, so that
 * neither waits for the other. Guarded by the lock of the buffer.
 */
final class RecoveredStreams {

	private final Map<Destination, StreamQueue> queues = new LinkedHashMap<>();

	/** Adds a batch behind those of its log stream. */
	void add(PendingBatch batch) {
		queue(batch.destination()).pending().add(batch);
	}

	/** The queue of a log stream, made if there is none. */
	StreamQueue queue(Destination destination) {
		return this.queues.computeIfAbsent(destination, StreamQueue::new);
	}

	Collection<StreamQueue> all() {
		return this.queues.values();
	}

	void remove(StreamQueue queue) {
		this.queues.remove(queue.destination(), queue);
	}

	/**
	 * The log stream of which a batch is due first, {@code null} if there is none or as
	 * many requests as may be are under way.
	 */
	@Nullable StreamQueue next(int maxInFlight) {
		if (this.queues.isEmpty() || inFlight() >= Math.max(1, maxInFlight / 2)) {
			return null;
		}
		StreamQueue next = null;
		long earliest = Long.MAX_VALUE;
		for (StreamQueue queue : this.queues.values()) {
			long due = queue.dueNanos(0, 0);
			if (due < earliest) {
				earliest = due;
				next = queue;
			}
		}
		return next;
	}

	private int inFlight() {
		int inFlight = 0;
		for (StreamQueue queue : this.queues.values()) {
			inFlight += queue.inFlightCount();
		}
		return inFlight;
	}

}
