package io.cloudwatchlogging.test.store;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;

import io.cloudwatchlogging.test.model.StoredEvent;
import io.cloudwatchlogging.test.protocol.Limits;
import org.jspecify.annotations.Nullable;

/**
 * Reads log streams of a log group page by page, interleaved by time. Used within the
 * lock of the {@link LogStore}. A page costs what it returns and skips, not what the
 * streams hold, and that is bounded.
 */
public final class GroupReader {

	// A page of the service may be part-full or empty too. Here it bounds the time that a
	// search holds the lock.
	private static final int MOST_SEARCHED = 100_000;

	private final List<StoredLogStream> streams;

	private final EventKey start;

	private final long endTime;

	private final int limit;

	/**
	 * Creates a reader.
	 * @param streams the log streams
	 * @param startTime the first moment of interest in epoch milliseconds, if any
	 * @param endTime the last moment of interest, if any
	 * @param limit the most events of a page
	 */
	public GroupReader(List<StoredLogStream> streams, @Nullable Long startTime, @Nullable Long endTime, int limit) {
		this.streams = streams;
		this.start = (startTime != null) ? EventKey.startOf(startTime) : EventKey.BEFORE_ALL;
		this.endTime = (endTime != null) ? endTime : Long.MAX_VALUE;
		this.limit = limit;
	}

	/**
	 * Reads a page.
	 * @param token the token that an earlier page came with, or {@code null}
	 * @param filter says which events to return
	 * @return the page
	 */
	public Page page(@Nullable String token, Predicate<StoredEvent> filter) {
		EventKey first = this.start;
		if (token != null) {
			EventKey next = EventKey.decode(token).next();
			first = (next.compareTo(first) > 0) ? next : first;
		}
		PriorityQueue<Cursor> cursors = cursors(first);
		List<StoredEvent> found = new ArrayList<>();
		long bytes = 0;
		int searched = 0;
		EventKey last = first;
		for (Cursor cursor = cursors.poll(); cursor != null; cursor = cursors.poll()) {
			StoredEvent event = cursor.event();
			if (searched == MOST_SEARCHED) {
				return new Page(found, last.encoded());
			}
			searched++;
			if (filter.test(event)) {
				bytes += event.utf8Bytes() + Limits.EVENT_OVERHEAD_BYTES;
				boolean isFull = found.size() == this.limit || (bytes > Limits.PAGE_BYTES && !found.isEmpty());
				if (isFull) {
					return new Page(found, last.encoded());
				}
				found.add(event);
			}
			last = EventKey.of(event);
			cursor.index++;
			addTo(cursors, cursor);
		}
		return new Page(found, null);
	}

	private PriorityQueue<Cursor> cursors(EventKey first) {
		PriorityQueue<Cursor> cursors = new PriorityQueue<>();
		for (StoredLogStream stream : this.streams) {
			addTo(cursors, new Cursor(stream.events(), stream.indexOf(first)));
		}
		return cursors;
	}

	private void addTo(PriorityQueue<Cursor> cursors, Cursor cursor) {
		if (cursor.index < cursor.events.size() && cursor.event().timestamp().toEpochMilli() <= this.endTime) {
			cursors.add(cursor);
		}
	}

	/**
	 * Page of a log group.
	 *
	 * @param events the events
	 * @param nextToken what to ask for the next page with, or {@code null} on the last
	 */
	public record Page(List<StoredEvent> events, @Nullable String nextToken) {
	}

	private static final class Cursor implements Comparable<Cursor> {

		private final List<StoredEvent> events;

		private int index;

		Cursor(List<StoredEvent> events, int index) {
			this.events = events;
			this.index = index;
		}

		StoredEvent event() {
			return this.events.get(this.index);
		}

		@Override
		public int compareTo(Cursor other) {
			return EventKey.READ_ORDER.compare(event(), other.event());
		}

	}

}
