package io.cloudwatchlogging.delivery;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Clocks that stand still until a test steps them. Safe for use by many threads.
 */
public final class SteppedTime implements TimeSource {

	/** The first moment, in milliseconds since the epoch. */
	static final long START_MILLIS = 1_800_000_000_000L;

	/** Negative, as the clock of the system may be. */
	private final AtomicLong nanos = new AtomicLong(-5_000_000_000L);

	private final AtomicLong millis = new AtomicLong(START_MILLIS);

	/** Lets time pass. */
	public void advance(Duration duration) {
		this.nanos.addAndGet(duration.toNanos());
		this.millis.addAndGet(duration.toMillis());
	}

	/** Sets the clock of the timestamps forward or back; no time passes. */
	void step(Duration duration) {
		this.millis.addAndGet(duration.toMillis());
	}

	@Override
	public long nanos() {
		return this.nanos.get();
	}

	@Override
	public long millis() {
		return this.millis.get();
	}

}
