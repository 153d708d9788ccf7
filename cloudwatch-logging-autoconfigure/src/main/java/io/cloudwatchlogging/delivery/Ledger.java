package io.cloudwatchlogging.delivery;

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

	private final long[] lost = new long[REASONS * Severity.COUNT];

	void accepted() {
		this.accepted++;
		this.buffered++;
	}

	void delivered(int count) {
		this.delivered += count;
		this.buffered -= count;
	}

	/** An event that was buffered is lost. */
	void lostFromBuffer(LossReason reason, Severity severity) {
		this.buffered--;
		count(reason, severity);
	}

	/** A line was lost before it came to the buffer. */
	void lostAtDoor(LossReason reason, Severity severity) {
		this.accepted++;
		count(reason, severity);
	}

	private void count(LossReason reason, Severity severity) {
		this.lost[reason.ordinal() * Severity.COUNT + severity.ordinal()]++;
	}

	/** An event that was buffered becomes several. */
	void divided(int parts) {
		this.accepted += parts - 1;
		this.buffered += parts - 1;
	}

	void split() {
		this.split++;
	}

	void truncated() {
		this.truncated++;
	}

	long delivered() {
		return this.delivered;
	}

	long buffered() {
		return this.buffered;
	}

	Counts counts() {
		return new Counts(this.accepted, this.delivered, this.buffered, this.split, this.truncated, this.lost.clone());
	}

}
