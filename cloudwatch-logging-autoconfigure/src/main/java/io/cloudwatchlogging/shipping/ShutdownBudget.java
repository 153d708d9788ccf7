package io.cloudwatchlogging.shipping;

import java.time.Duration;

import io.cloudwatchlogging.delivery.TimeSource;

/**
 * Time budget that all stages of a shutdown share for waiting. It passes while a stage
 * waits, not between the stages, and is full again when an application starts, unless the
 * JVM shuts down already. Safe for use by many threads.
 */
final class ShutdownBudget {

	private final TimeSource time;

	private final JvmState jvm;

	private long left;

	private int waiting;

	private long since;

	private boolean begun;

	ShutdownBudget(TimeSource time, JvmState jvm) {
		this.time = time;
		this.jvm = jvm;
	}

	/** Fills the budget for the application that starts. */
	synchronized void refill(Duration total) {
		if (this.begun && this.jvm.isShuttingDown()) {
			return;
		}
		this.left = total.toNanos();
		this.since = this.time.nanos();
	}

	/** Begins a wait and returns how long it may take. */
	synchronized Duration begin() {
		spend();
		this.waiting++;
		this.begun = true;
		return Duration.ofNanos(this.left);
	}

	/** Ends a wait. */
	synchronized void end() {
		spend();
		this.waiting--;
	}

	private void spend() {
		long now = this.time.nanos();
		if (this.waiting > 0) {
			this.left = Math.max(0, this.left - (now - this.since));
		}
		this.since = now;
	}

}
