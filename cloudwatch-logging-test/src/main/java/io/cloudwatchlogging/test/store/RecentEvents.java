package io.cloudwatchlogging.test.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.cloudwatchlogging.test.model.StoredEvent;
import org.jspecify.annotations.Nullable;

/**
 * The events that were stored last, in the order of their arrival, for readers that
 * follow. Bounded; the events themselves are those of the streams. Guarded by the lock of
 * the {@link LogStore}.
 */
final class RecentEvents {

	static final int CAPACITY = 10_000;

	private final @Nullable Arrival[] ring = new Arrival[CAPACITY];

	private long last;

	private long first = 1;

	void add(String group, StoredEvent event) {
		this.last = event.position();
		this.ring[index(this.last)] = new Arrival(group, event);
		this.first = Math.max(this.first, this.last - CAPACITY + 1);
	}

	/**
	 * Returns what has arrived.
	 * @param position the position of the last event that the reader knows
	 * @param limit how many arrivals are looked at
	 * @param group the log group of interest
	 * @return what has arrived since
	 */
	Arrivals after(long position, int limit, String group) {
		long from = Math.max(position + 1, this.first);
		long to = Math.min(this.last, from + limit - 1);
		List<StoredEvent> events = new ArrayList<>();
		for (long at = from; at <= to; at++) {
			Arrival arrival = this.ring[index(at)];
			if (arrival != null && arrival.group().equals(group)) {
				events.add(arrival.event());
			}
		}
		return new Arrivals(events, Math.max(to, position), from > position + 1, to < this.last);
	}

	/** Forgets the events up to a position, which are deleted. */
	void forgetUpTo(long position) {
		while (this.first <= position) {
			this.ring[index(this.first)] = null;
			this.first++;
		}
	}

	void clear() {
		Arrays.fill(this.ring, null);
		this.first = this.last + 1;
	}

	private static int index(long position) {
		return (int) (position % CAPACITY);
	}

	private record Arrival(String group, StoredEvent event) {
	}

}
