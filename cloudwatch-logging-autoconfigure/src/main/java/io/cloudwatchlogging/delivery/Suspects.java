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
 * others since it was first refused. One for which that is not known is set aside: others
 * are tried before it, and it is tried again once one of them is taken, or when there is
 * nothing else. Guarded by the lock of the buffer.
 */
final class Suspects {

	/** Most events that are given up on the strength of one batch that was taken. */
	static final int MOST_CONVICTIONS = 3;

	/** When the events under suspicion were first refused, alone or with others. */
	private final Map<Batch, Long> refusedNanos = new HashMap<>();

	/** Events refused alone, those that were tried last at the end. */
	private final Set<Batch> aside = new LinkedHashSet<>();

	/** When the last batch left that was taken. */
	private long acceptedNanos = Long.MIN_VALUE;

	/** Events that may still be given up. */
	private int convictions;

	/**
	 * Notes that the service has taken a batch.
	 * @param leftNanos when the batch had left
	 */
	void accepted(long leftNanos) {
		this.acceptedNanos = Math.max(this.acceptedNanos, leftNanos);
		this.convictions = MOST_CONVICTIONS;
		this.aside.clear();
	}

	/** Whether an event that was refused alone is at fault; each is asked for once. */
	boolean convicts(Batch event) {
		Long refused = this.refusedNanos.get(event);
		if (refused == null || this.convictions == 0 || this.acceptedNanos < refused) {
			return false;
		}
		this.convictions--;
		return true;
	}

	/** Casts suspicion on the parts of a batch that was refused. */
	void divided(Batch batch, List<Batch> parts, long now) {
		long refused = this.refusedNanos.getOrDefault(batch, now);
		for (Batch part : parts) {
			this.refusedNanos.put(part, refused);
		}
	}

	/** Sets an event aside that was refused alone. */
	void setAside(Batch event, long now) {
		this.refusedNanos.putIfAbsent(event, now);
		this.aside.remove(event);
		this.aside.add(event);
	}

	boolean isAnyAside() {
		return !this.aside.isEmpty();
	}

	boolean isAside(Batch batch) {
		return this.aside.contains(batch);
	}

	/** The event set aside whose last try is the longest ago. */
	@Nullable Batch firstAside() {
		Iterator<Batch> events = this.aside.iterator();
		return events.hasNext() ? events.next() : null;
	}

	/** Puts a copy in the place of a batch. */
	void replace(Batch batch, Batch copy) {
		Long refused = this.refusedNanos.remove(batch);
		if (refused != null) {
			this.refusedNanos.put(copy, refused);
		}
		if (this.aside.remove(batch)) {
			this.aside.add(copy);
		}
	}

	/** Drops all suspicion of a batch, as it is settled or replaced. */
	void forget(Batch batch) {
		this.refusedNanos.remove(batch);
		this.aside.remove(batch);
	}

}
