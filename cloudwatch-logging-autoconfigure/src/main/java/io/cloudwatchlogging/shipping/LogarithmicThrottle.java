package io.cloudwatchlogging.shipping;

/**
 * Throttle for messages that repeat: passes the 1st, 10th, 100th and so on. Safe for use
 * by many threads.
 */
public final class LogarithmicThrottle {

	private static final int FACTOR = 10;

	private long count;

	private long next = 1;

	/** Creates an instance. */
	public LogarithmicThrottle() {
	}

	/**
	 * Counts occurrences.
	 * @param more how many more there are
	 * @return how many there have been in all, or 0 if the message is to be left out
	 */
	public synchronized long count(long more) {
		this.count += more;
		if (this.count < this.next) {
			return 0;
		}
		while (this.next <= this.count) {
			this.next *= FACTOR;
		}
		return this.count;
	}

	/** Starts again from zero. */
	synchronized void reset() {
		this.count = 0;
		this.next = 1;
	}

}
