package io.cloudwatchlogging.limiting;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Clock that stands still until a test steps it. Safe for use by many threads.
 */
public final class SteppedClock implements LongSupplier {

	private final AtomicLong millis;

	private final AtomicLong readings = new AtomicLong();

	/**
	 * Creates a clock.
	 * @param start the time that it shows, in ISO format
	 */
	public SteppedClock(String start) {
		this.millis = new AtomicLong(Instant.parse(start).toEpochMilli());
	}

	/**
	 * Lets time pass, or sets the clock back.
	 * @param duration how long, negative to set it back
	 */
	public void advance(Duration duration) {
		this.millis.addAndGet(duration.toMillis());
	}

	void set(String time) {
		this.millis.set(Instant.parse(time).toEpochMilli());
	}

	/**
	 * Returns the time, as the timestamp of an event would have it.
	 * @return milliseconds since the epoch
	 */
	public long now() {
		return this.millis.get();
	}

	/** Returns how often the clock was read. */
	long readings() {
		return this.readings.get();
	}

	@Override
	public long getAsLong() {
		this.readings.incrementAndGet();
		return this.millis.get();
	}

}
