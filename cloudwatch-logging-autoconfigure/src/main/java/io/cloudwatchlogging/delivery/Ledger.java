package io.cloudwatchlogging.delivery;

import java.util.List;

import io.cloudwatchlogging.Counts;
import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;

/**
 * The one place where events are counted: at every moment, what was accepted is what was
 * delivered, lost and is buffered. Guarded by the lock of the buffer.
 */
final class Ledger {

	private static final int REASONS = LossReason.values().length;

	private long accepted;

	private long delivered;

	private long buffered;

	private long truncated;

	private long split;

	private final long[] lost = new long[REASONS * Severities.COUNT];

	private final LossTally losses = new LossTally();

	void accepted() {
		this.accepted++;
		this.buffered++;
	}

	void delivered(int count) {
		this.delivered += count;
		this.buffered -= count;
	}

	/** An event that was buffered is lost. */
	void lostFromBuffer(Destination destination, LossReason reason, Severity severity) {
		this.buffered--;
		count(destination, reason, severity);
	}

	/** An event was lost before it came to the buffer. */
	void lostBeforeBuffering(Destination destination, LossReason reason, Severity severity) {
		this.accepted++;
		count(destination, reason, severity);
	}

	private void count(Destination destination, LossReason reason, Severity severity) {
		this.lost[index(reason, severity)]++;
		this.losses.add(destination, reason, severity);
	}

	/** The losses since the last call. */
	List<Loss> takeLosses() {
		return this.losses.take();
	}

	/** Events that were buffered became so many more. */
	void divided(int added) {
		this.accepted += added;
		this.buffered += added;
	}

	void split() {
		this.split++;
	}

	void truncated() {
		this.truncated++;
	}

	private static int index(LossReason reason, Severity severity) {
		return reason.ordinal() * Severities.COUNT + severity.ordinal();
	}

	long delivered() {
		return this.delivered;
	}

	long buffered() {
		return this.buffered;
	}

	Counts counts() {
		return Counts.of(this.accepted, this.delivered, this.buffered, this.split, this.truncated,
				(reason, severity) -> this.lost[index(reason, severity)]);
	}

}
