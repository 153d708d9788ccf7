package io.cloudwatchlogging.logback;

import java.time.Duration;

/**
 * The one time that all stages of a shutdown share for waiting. It passes while a stage
 * waits, not between the stages, and is full again when an application starts, unless the
 * process ends already. Safe for use by many threads.
 */
final class ShutdownBudget {

	private long left;

	private int waiting;

	private long since;

	private boolean begun;

	synchronized void refill(Duration total) {
		if (this.begun && Jvm.isEnding()) {
			return;
		}
		this.left = total.toNanos();
		this.since = System.nanoTime();
	}

	/** A stage begins to wait. Says how long it may. */
	synchronized Duration begin() {
		spend();
		this.waiting++;
		this.begun = true;
		return Duration.ofNanos(this.left);
	}

	/** A stage has waited. */
	synchronized void end() {
		spend();
		this.waiting--;
	}

	private void spend() {
		long now = System.nanoTime();
		if (this.waiting > 0) {
			this.left = Math.max(0, this.left - (now - this.since));
		}
		this.since = now;
	}

}
