package io.cloudwatchlogging.delivery;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Detects poison events: of the events of a log stream that the service has refused,
 * those that are at fault themselves. Not all are: an endpoint may refuse everything, for
 * as long as an intermediary damages what is sent. An event is at fault that is refused
 * alone although the service has taken others since it was first refused. One for which
 * that is not known is quarantined: others are tried before it, and it is tried again
 * once one of them is taken, or when there is nothing else. Guarded by the lock of the
 * buffer.
 */
final class PoisonEventDetector {

	/** Maximum number of poison events that are confirmed after one accepted batch. */
	static final int MAX_CONFIRMATIONS = 3;

	/** When the suspected events were first refused, alone or with others. */
	private final Map<Batch, Long> refusedNanos = new HashMap<>();

	/** Events refused alone, those that were tried last at the end. */
	private final Set<Batch> quarantined = new LinkedHashSet<>();

	/** When the last batch left that was taken. */
	private long acceptedNanos = Long.MIN_VALUE;

	/** Poison events that may still be confirmed. */
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

	/**
	 * Confirms that an event that was refused alone is at fault; called once for each.
	 */
	boolean confirmPoison(Batch event) {
		Long refused = this.refusedNanos.get(event);
		if (refused == null || this.confirmationsLeft == 0 || this.acceptedNanos < refused) {
			return false;
		}
		this.confirmationsLeft--;
		return true;
	}

	/** Marks the parts of a batch that was refused. */
	void divided(Batch batch, List<Batch> parts, long now) {
		long refused = this.refusedNanos.getOrDefault(batch, now);
		for (Batch part : parts) {
			this.refusedNanos.put(part, refused);
		}
	}

	/** Quarantines an event that was refused alone. */
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

	/** The quarantined event whose last attempt is the longest ago. */
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

	/** Forgets a batch that is settled or replaced. */
	void forget(Batch batch) {
		this.refusedNanos.remove(batch);
		this.quarantined.remove(batch);
	}

}
