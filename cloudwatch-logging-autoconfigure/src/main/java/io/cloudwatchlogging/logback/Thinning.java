package io.cloudwatchlogging.logback;

/**
 * Counts what happens and lets the 1st, 10th, 100th and so on be told. Safe for use by
 * many threads.
 */
final class Thinning {

	private static final int FACTOR = 10;

	private long count;

	private long next = 1;

	/**
	 * Counts so many more.
	 * @return how many there are, 0 if that is not to be told now
	 */
	synchronized long count(long more) {
		this.count += more;
		if (this.count < this.next) {
			return 0;
		}
		while (this.next <= this.count) {
			this.next *= FACTOR;
		}
		return this.count;
	}

	synchronized void reset() {
		this.count = 0;
		this.next = 1;
	}

}
