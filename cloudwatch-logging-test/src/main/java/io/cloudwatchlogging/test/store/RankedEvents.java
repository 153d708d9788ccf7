package io.cloudwatchlogging.test.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

import io.cloudwatchlogging.test.model.StoredEvent;

/**
 * Events of several log streams by their rank: the number of events that come before them
 * in the order of reading. Used within the lock of the {@link LogStore}.
 *
 * <p>
 * The streams are sorted, but not together. An event of a rank is found by bisection of
 * the possible keys, which costs some binary searches in each stream however many events
 * there are.
 */
public final class RankedEvents {

	private final List<StoredLogStream> streams;

	private final long before;

	private final long size;

	private final long endTime;

	/**
	 * Creates a view.
	 * @param streams the log streams
	 * @param startTime the first moment of interest in epoch milliseconds
	 * @param endTime the last moment of interest
	 */
	public RankedEvents(List<StoredLogStream> streams, long startTime, long endTime) {
		this.streams = streams;
		this.endTime = endTime;
		this.before = countBefore(EventKey.startOf(startTime));
		long end = (endTime == Long.MAX_VALUE) ? streams.stream().mapToLong((stream) -> stream.events().size()).sum()
				: countBefore(EventKey.startOf(endTime + 1));
		this.size = Math.max(0, end - this.before);
	}

	/**
	 * Returns the number of events.
	 * @return the number
	 */
	public long size() {
		return this.size;
	}

	/**
	 * Returns the rank that an event has or would have.
	 * @param eventId the id of the event
	 * @return the number of events before it
	 */
	public long rankOf(String eventId) {
		return Math.max(0, Math.min(this.size, countBefore(EventKey.decode(eventId)) - this.before));
	}

	/**
	 * Reads events.
	 * @param rank the rank of the first of them
	 * @param count how many
	 * @return the events, fewer at the end
	 */
	public List<StoredEvent> read(long rank, int count) {
		List<StoredEvent> events = new ArrayList<>();
		if (rank >= 0 && rank < this.size) {
			MergedEvents merged = new MergedEvents(this.streams, keyAt(this.before + rank), this.endTime);
			while (events.size() < count && merged.hasNext()) {
				events.add(merged.next());
			}
		}
		return events;
	}

	private EventKey keyAt(long target) {
		long latest = 0;
		long position = 0;
		for (StoredLogStream stream : this.streams) {
			if (!stream.events().isEmpty()) {
				StoredEvent last = stream.events().get(stream.events().size() - 1);
				latest = Math.max(latest, last.timestamp().toEpochMilli());
				position = Math.max(position, stream.lastPosition());
			}
		}
		long timestamp = lastNotAbove(target, latest, EventKey::startOf);
		long ingestionTime = lastNotAbove(target, latestIngestion(), (value) -> new EventKey(timestamp, value, 0));
		long exact = lastNotAbove(target, position, (value) -> new EventKey(timestamp, ingestionTime, value));
		return new EventKey(timestamp, ingestionTime, exact);
	}

	private long latestIngestion() {
		long latest = 0;
		for (StoredLogStream stream : this.streams) {
			latest = Math.max(latest, stream.latestIngestion());
		}
		return latest;
	}

	/** The greatest value with no more than so many events before its key. */
	private long lastNotAbove(long target, long greatest, LongFunction<EventKey> key) {
		long low = 0;
		long high = greatest;
		while (low < high) {
			long middle = low + (high - low + 1) / 2;
			if (countBefore(key.apply(middle)) <= target) {
				low = middle;
			}
			else {
				high = middle - 1;
			}
		}
		return low;
	}

	private long countBefore(EventKey key) {
		long count = 0;
		for (StoredLogStream stream : this.streams) {
			count += stream.indexOf(key);
		}
		return count;
	}

}
