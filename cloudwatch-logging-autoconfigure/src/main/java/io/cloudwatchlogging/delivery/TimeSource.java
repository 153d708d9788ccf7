package io.cloudwatchlogging.delivery;

/**
 * The two clocks of delivery, a seam for tests. Safe for use by many threads.
 */
public interface TimeSource {

	/** The clocks of the system. */
	TimeSource SYSTEM = new TimeSource() {

		@Override
		public long nanos() {
			return System.nanoTime();
		}

		@Override
		public long millis() {
			return System.currentTimeMillis();
		}

	};

	/**
	 * Reads a clock that never steps, for durations.
	 * @return nanoseconds since an arbitrary time
	 */
	long nanos();

	/**
	 * Reads the clock that timestamps come from.
	 * @return milliseconds since the epoch
	 */
	long millis();

}
