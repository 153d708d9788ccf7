package io.cloudwatchlogging.limiting;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

/**
 * Tally of the events of one kind that were not shipped since that was last told. Safe
 * for use by many threads. The count is exact whoever takes it meanwhile; of the times,
 * an event that is counted at the moment of taking may miss one.
 */
final class SuppressedEvents {

	private static final long NONE = Long.MIN_VALUE;

	private final LongAdder count = new LongAdder();

	private final AtomicLong first = new AtomicLong(NONE);

	private volatile long last = NONE;

	private volatile long taken;

	/** Counts an event that was logged at this time. */
	void add(long timestamp) {
		if (this.first.get() == NONE) {
			this.first.compareAndSet(NONE, timestamp);
		}
		// Written once a millisecond at most, so that threads do not fight for it.
		if (timestamp > this.last) {
			this.last = timestamp;
		}
		this.count.increment();
	}

	boolean isEmpty() {
		return this.count.sum() == this.taken;
	}

	/** Takes what has been counted since the last call, {@code null} for nothing. */
	synchronized @Nullable Period take() {
		long start = this.first.getAndSet(NONE);
		long end = this.last;
		long total = this.count.sum();
		long more = total - this.taken;
		this.taken = total;
		if (more == 0) {
			return null;
		}
		return new Period(more, (start != NONE) ? Math.min(start, end) : end, end);
	}

	/**
	 * What was not shipped in a period.
	 *
	 * @param count the number of events
	 * @param first the timestamp of the first one
	 * @param last the timestamp of the last one
	 */
	record Period(long count, long first, long last) {
	}

}
