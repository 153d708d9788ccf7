package io.cloudwatchlogging.delivery;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.StringJoiner;

import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;

/**
 * The events of one log stream that were dropped since the stream itself last said so.
 * Guarded by the lock of the buffer.
 */
final class DropTally {

	private final long[] counts;

	private long total;

	/** How many events there have been, those included of which the stream has told. */
	private long added;

	private long firstTimestamp;

	private long lastTimestamp;

	DropTally() {
		this.counts = new long[Severities.COUNT];
	}

	private DropTally(DropTally other) {
		this.counts = other.counts.clone();
		this.total = other.total;
		this.added = other.added;
		this.firstTimestamp = other.firstTimestamp;
		this.lastTimestamp = other.lastTimestamp;
	}

	/** The tally as it is now, to be read without the lock. */
	DropTally copy() {
		return new DropTally(this);
	}

	/** Whether no event was added since a copy was made, nor the tally cleared. */
	boolean isSameAs(DropTally copy) {
		return this.total == copy.total && this.added == copy.added;
	}

	void add(Severity severity, long timestamp) {
		this.added++;
		boolean first = this.total++ == 0;
		this.firstTimestamp = first ? timestamp : Math.min(this.firstTimestamp, timestamp);
		this.lastTimestamp = first ? timestamp : Math.max(this.lastTimestamp, timestamp);
		this.counts[severity.ordinal()]++;
	}

	boolean isEmpty() {
		return this.total == 0;
	}

	/** The event that says how many were dropped, when, of which severity and why. */
	String notice() {
		StringJoiner severities = new StringJoiner(", ");
		for (Severity severity : Severity.values()) {
			long count = this.counts[severity.ordinal()];
			if (count > 0) {
				severities.add(String.format(Locale.ROOT, "%s %,d", severity, count));
			}
		}
		Instant first = Instant.ofEpochMilli(this.firstTimestamp);
		if (this.total == 1) {
			return "1 event was dropped at %s: %s, %s".formatted(first, severities, LossReason.BUFFER_FULL.text());
		}
		return String.format(Locale.ROOT, "%,d events were dropped between %s and %s: %s, %s", this.total, first,
				Instant.ofEpochMilli(this.lastTimestamp), severities, LossReason.BUFFER_FULL.text());
	}

	void clear() {
		Arrays.fill(this.counts, 0);
		this.total = 0;
	}

}
