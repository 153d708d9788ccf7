package io.cloudwatchlogging.delivery;

import java.util.concurrent.TimeUnit;

/**
 * Whether a caller waits for what is buffered, and for how long: a flush, or the end of
 * the application. Guarded by the lock of the buffer.
 */
final class Urgency {

	/** Turns that the batches should have within the time of whoever waits. */
	private static final int TURNS = 10;

	private static final long MIN_TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

	private int flushes;

	private boolean draining;

	private long turnNanos = Long.MAX_VALUE;

	/** A caller waits for so long at most. */
	void begin(long budgetNanos) {
		this.flushes++;
		this.turnNanos = Math.min(this.turnNanos, Math.max(budgetNanos / TURNS, MIN_TURN_NANOS));
	}

	/** A caller has stopped waiting. */
	void end() {
		this.flushes--;
		relax();
	}

	/** Every event may be the last one from now on, or not any more. */
	void drain(boolean draining) {
		this.draining = draining;
		relax();
	}

	private void relax() {
		if (!isUrgent()) {
			this.turnNanos = Long.MAX_VALUE;
		}
	}

	boolean isDraining() {
		return this.draining;
	}

	boolean isUrgent() {
		return this.draining || this.flushes > 0;
	}

	/**
	 * The least time that a request gets before its batch is sent once more,
	 * {@link Long#MAX_VALUE} if that never happens.
	 */
	long turnNanos() {
		return this.turnNanos;
	}

}
