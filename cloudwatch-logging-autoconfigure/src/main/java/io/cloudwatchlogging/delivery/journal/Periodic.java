package io.cloudwatchlogging.delivery.journal;

/**
 * Something to be done now and then.
 */
final class Periodic {

	private final long interval;

	private long next;

	private boolean begun;

	Periodic(long interval) {
		this.interval = interval;
	}

	/** Whether it is due, for the first time at once; then it counts as done. */
	boolean isDue(long now) {
		if (this.begun && now - this.next < 0) {
			return false;
		}
		this.begun = true;
		this.next = now + this.interval;
		return true;
	}

}
