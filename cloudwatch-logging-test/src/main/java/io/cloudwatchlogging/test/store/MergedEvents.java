package io.cloudwatchlogging.test.store;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

import io.cloudwatchlogging.test.model.StoredEvent;

/**
 * Events of several log streams, interleaved in the order of reading. Used within the
 * lock of the {@link LogStore}.
 */
final class MergedEvents implements Iterator<StoredEvent> {

	private final PriorityQueue<Cursor> cursors = new PriorityQueue<>();

	private final long endTime;

	/**
	 * Creates an iterator.
	 * @param streams the log streams
	 * @param first where to start
	 * @param endTime the last moment of interest in epoch milliseconds
	 */
	MergedEvents(List<StoredLogStream> streams, EventKey first, long endTime) {
		this.endTime = endTime;
		for (StoredLogStream stream : streams) {
			add(new Cursor(stream.events(), stream.indexOf(first)));
		}
	}

	@Override
	public boolean hasNext() {
		return !this.cursors.isEmpty();
	}

	@Override
	public StoredEvent next() {
		Cursor cursor = this.cursors.poll();
		if (cursor == null) {
			throw new NoSuchElementException();
		}
		StoredEvent event = cursor.event();
		cursor.index++;
		add(cursor);
		return event;
	}

	private void add(Cursor cursor) {
		if (cursor.index < cursor.events.size() && cursor.event().timestamp().toEpochMilli() <= this.endTime) {
			this.cursors.add(cursor);
		}
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
