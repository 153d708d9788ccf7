package io.cloudwatchlogging.test.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.cloudwatchlogging.test.model.StoredEvent;
import org.jspecify.annotations.Nullable;

/**
 * Log stream with its events, kept in the order of arrival and sorted when read. Guarded
 * by the lock of the {@link LogStore}.
 */
public final class StoredLogStream {

	private final String name;

	private final Instant creationTime;

	private final ArrayList<StoredEvent> events = new ArrayList<>();

	// How many of the first events are in the order of reading.
	private int sorted;

	private @Nullable Instant lastIngestionTime;

	private long latestIngestion;

	private long lastPosition;

	private long storedBytes;

	public StoredLogStream(String name, Instant creationTime) {
		this.name = name;
		this.creationTime = creationTime;
	}

	public String name() {
		return this.name;
	}

	public Instant creationTime() {
		return this.creationTime;
	}

	public void add(List<StoredEvent> batch, long bytes) {
		if (batch.isEmpty()) {
			return;
		}
		// A batch is sorted in itself.
		boolean inOrder = this.sorted == this.events.size() && (this.events.isEmpty()
				|| EventKey.READ_ORDER.compare(this.events.get(this.events.size() - 1), batch.get(0)) <= 0);
		this.events.addAll(batch);
		this.sorted = inOrder ? this.events.size() : this.sorted;
		this.lastIngestionTime = batch.get(0).ingestionTime();
		this.latestIngestion = Math.max(this.latestIngestion, this.lastIngestionTime.toEpochMilli());
		this.lastPosition = batch.get(batch.size() - 1).position();
		this.storedBytes += bytes;
	}

	/** Takes the size of events that are deleted off the size of all. */
	void deleted(SizeBound.Batch batch) {
		this.storedBytes -= batch.bytes();
	}

	/** Deletes the events that arrived up to a position. */
	void deleteUpTo(long position) {
		events().removeIf((event) -> event.position() <= position);
		this.events.trimToSize();
		this.sorted = this.events.size();
	}

	/**
	 * Returns the events in the order of reading.
	 * @return the events themselves, not a copy
	 */
	public List<StoredEvent> events() {
		if (this.sorted < this.events.size()) {
			StoredEvent earliest = Collections.min(this.events.subList(this.sorted, this.events.size()),
					EventKey.READ_ORDER);
			// What comes before all that is late stays where it is.
			int first = indexOf(EventKey.of(earliest), this.events.subList(0, this.sorted));
			this.events.subList(first, this.events.size()).sort(EventKey.READ_ORDER);
			this.sorted = this.events.size();
		}
		return this.events;
	}

	/**
	 * Returns the index of the first event at or after a key.
	 * @param key the key
	 * @return the index, or the number of events if there is none
	 */
	public int indexOf(EventKey key) {
		return indexOf(key, events());
	}

	private static int indexOf(EventKey key, List<StoredEvent> sortedEvents) {
		int low = 0;
		int high = sortedEvents.size();
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (EventKey.of(sortedEvents.get(middle)).compareTo(key) < 0) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return low;
	}

	public @Nullable Instant firstEventTimestamp() {
		return this.events.isEmpty() ? null : events().get(0).timestamp();
	}

	public @Nullable Instant lastEventTimestamp() {
		return this.events.isEmpty() ? null : events().get(this.events.size() - 1).timestamp();
	}

	public @Nullable Instant lastIngestionTime() {
		return this.lastIngestionTime;
	}

	/**
	 * Returns the size of its events.
	 * @return the bytes of the messages in UTF-8 plus 26 for each event
	 */
	public long storedBytes() {
		return this.storedBytes;
	}

	/**
	 * Returns the number of events.
	 * @return the number
	 */
	public int size() {
		return this.events.size();
	}

	long latestIngestion() {
		return this.latestIngestion;
	}

	long lastPosition() {
		return this.lastPosition;
	}

}
