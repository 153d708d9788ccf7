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

	/** A clock that never steps, for durations: nanoseconds since an arbitrary time. */
	long nanos();

	/** The clock that timestamps come from: milliseconds since the epoch. */
	long millis();

}
