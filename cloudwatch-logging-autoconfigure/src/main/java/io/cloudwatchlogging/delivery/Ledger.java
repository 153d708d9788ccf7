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

	/** Accepted events that an earlier process has left. */
	private long recovered;

	private long truncated;

	private long split;

	/** Bytes of the accepted events as CloudWatch Logs counts them, by severity. */
	private final long[] bytes = new long[Severities.COUNT];

	private final long[] lost = new long[REASONS * Severities.COUNT];

	private final LossTally losses = new LossTally();

	void accepted(Severity severity, int textBytes) {
		this.accepted++;
		this.bytes[severity.ordinal()] += textBytes + Limits.EVENT_OVERHEAD;
		this.buffered++;
	}

	/** Events of an earlier process are buffered from now on. */
	void recovered(int count) {
		this.recovered += count;
		this.accepted += count;
		this.buffered += count;
	}

	/** Buffered events are left to another process, which counts them. */
	void left(long count) {
		this.accepted -= count;
		this.buffered -= count;
	}

	void delivered(int count) {
		this.delivered += count;
		this.buffered -= count;
	}

	/** An event that was buffered is lost. */
	void lostFromBuffer(Destination destination, LossReason reason, Severity severity) {
		this.buffered--;
		count(destination, reason, severity, 1);
	}

	/** Events were lost before they came to the buffer. */
	void lostBeforeBuffering(Destination destination, LossReason reason, Severity severity, long count) {
		this.accepted += count;
		count(destination, reason, severity, count);
	}

	private void count(Destination destination, LossReason reason, Severity severity, long count) {
		this.lost[index(reason, severity)] += count;
		if (!reason.isIntended()) {
			this.losses.add(destination, reason, severity, count);
		}
	}

	/** The losses since the last call, without those that were intended. */
	List<Loss> takeLosses() {
		return this.losses.take();
	}

	/** Whether there are any losses to take. */
	boolean hasLosses() {
		return !this.losses.isEmpty();
	}

	/** Events that were given up are not told of: whoever has done so knows. */
	void forgetDiscarded() {
		this.losses.forget(LossReason.DISCARDED);
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

	long recovered() {
		return this.recovered;
	}

	long delivered() {
		return this.delivered;
	}

	long buffered() {
		return this.buffered;
	}

	Counts counts() {
		return Counts.of(this.accepted, this.delivered, this.buffered, this.split, this.truncated,
				(severity) -> this.bytes[severity.ordinal()], (reason, severity) -> this.lost[index(reason, severity)]);
	}

}
