package io.cloudwatchlogging.test.store;

import java.util.ArrayList;
import java.util.List;
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
	private static final int MAX_SEARCHED = 100_000;

	private final List<StoredLogStream> streams;

	private final EventKey start;

	private final long endTime;

	private final int limit;

	/**
	 * Creates a reader.
	 * @param streams the log streams
	 * @param startTime the first moment of interest in epoch milliseconds, if any
	 * @param endTime the last moment of interest, if any
	 * @param limit the maximum number of events of a page
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
		MergedEvents merged = new MergedEvents(this.streams, first, this.endTime);
		List<StoredEvent> found = new ArrayList<>();
		long bytes = 0;
		int searched = 0;
		EventKey last = first;
		while (merged.hasNext()) {
			if (searched == MAX_SEARCHED) {
				return new Page(found, last.encoded());
			}
			StoredEvent event = merged.next();
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
		}
		return new Page(found, null);
	}

	/**
	 * Page of a log group.
	 *
	 * @param events the events
	 * @param nextToken what to ask for the next page with, or {@code null} on the last
	 */
	public record Page(List<StoredEvent> events, @Nullable String nextToken) {
	}

}
