package io.cloudwatchlogging.delivery;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The events of a log stream that the service has refused, and whether that is their
 * fault: an endpoint may refuse everything, for as long as something on the way damages
 * what is sent. An event is at fault that is refused alone although the service has taken
 * others since it was first refused. One for which that is not known is set quarantined:
 * others are tried before it, and it is tried again once one of them is taken, or when
 * there is nothing else. Guarded by the lock of the buffer.
 */
final class PoisonEventDetector {

	/** Most events that are given up on the strength of one batch that was taken. */
	static final int MAX_CONFIRMATIONS = 3;

	/** When the events under suspicion were first refused, alone or with others. */
	private final Map<Batch, Long> refusedNanos = new HashMap<>();

	/** Events refused alone, those that were tried last at the end. */
	private final Set<Batch> quarantined = new LinkedHashSet<>();

	/** When the last batch left that was taken. */
	private long acceptedNanos = Long.MIN_VALUE;

	/** Events that may still be given up. */
	private int confirmationsLeft;

	/**
	 * Notes that the service has taken a batch.
	 * @param leftNanos when the batch had left
	 */
	void accepted(long leftNanos) {
		this.acceptedNanos = Math.max(this.acceptedNanos, leftNanos);
		this.confirmationsLeft = MAX_CONFIRMATIONS;
		this.quarantined.clear();
	}

	/** Whether an event that was refused alone is at fault; each is asked for once. */
	boolean confirmPoison(Batch event) {
		Long refused = this.refusedNanos.get(event);
		if (refused == null || this.confirmationsLeft == 0 || this.acceptedNanos < refused) {
			return false;
		}
		this.confirmationsLeft--;
		return true;
	}

	/** Casts suspicion on the parts of a batch that was refused. */
	void divided(Batch batch, List<Batch> parts, long now) {
		long refused = this.refusedNanos.getOrDefault(batch, now);
		for (Batch part : parts) {
			this.refusedNanos.put(part, refused);
		}
	}

	/** Sets an event quarantined that was refused alone. */
	void quarantine(Batch event, long now) {
		this.refusedNanos.putIfAbsent(event, now);
		this.quarantined.remove(event);
		this.quarantined.add(event);
	}

	boolean hasQuarantined() {
		return !this.quarantined.isEmpty();
	}

	boolean isQuarantined(Batch batch) {
		return this.quarantined.contains(batch);
	}

	/** The event set quarantined whose last try is the longest ago. */
	@Nullable Batch firstQuarantined() {
		Iterator<Batch> events = this.quarantined.iterator();
		return events.hasNext() ? events.next() : null;
	}

	/** Puts a copy in the place of a batch. */
	void replace(Batch batch, Batch copy) {
		Long refused = this.refusedNanos.remove(batch);
		if (refused != null) {
			this.refusedNanos.put(copy, refused);
		}
		if (this.quarantined.remove(batch)) {
			this.quarantined.add(copy);
		}
	}

	/** Drops all suspicion of a batch, as it is settled or replaced. */
	void forget(Batch batch) {
		this.refusedNanos.remove(batch);
		this.quarantined.remove(batch);
	}

}
