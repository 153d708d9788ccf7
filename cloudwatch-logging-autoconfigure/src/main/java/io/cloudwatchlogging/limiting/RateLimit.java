package io.cloudwatchlogging.limiting;

import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;

/**
 * Rate of events: a number per second, and how many may come at once.
 *
 * @param eventsPerSecond the number of events per second in the long run
 * @param burst the number of events that may come at once after a pause
 */
public record RateLimit(double eventsPerSecond, long burst) {

	/** One event in a thousand seconds. */
	public static final double MIN_EVENTS_PER_SECOND = 0.001;

	/** More than a thread can log. */
	public static final double MAX_EVENTS_PER_SECOND = 10_000_000;

	/** With the minimum rate, the nanoseconds of a whole burst fit into a long. */
	public static final long MAX_BURST = 1_000_000;

	/** Checks the values. */
	public RateLimit {
		if (!(eventsPerSecond >= MIN_EVENTS_PER_SECOND && eventsPerSecond <= MAX_EVENTS_PER_SECOND)) {
			throw new IllegalArgumentException("Events per second: " + eventsPerSecond);
		}
		if (burst < 1 || burst > MAX_BURST) {
			throw new IllegalArgumentException("Burst: " + burst);
		}
	}

	/**
	 * Creates a rate whose burst is the events of one second.
	 * @param eventsPerSecond the number of events per second in the long run
	 * @return the rate
	 */
	public static RateLimit of(double eventsPerSecond) {
		return new RateLimit(eventsPerSecond, Math.min(MAX_BURST, Math.max(1, (long) Math.ceil(eventsPerSecond))));
	}

	/** Returns the time in which one event may come. */
	long intervalNanos() {
		return Math.max(1, Math.round(TimeUnit.SECONDS.toNanos(1) / this.eventsPerSecond));
	}

	/** Returns the rate in words. */
	@Override
	public String toString() {
		return BigDecimal.valueOf(this.eventsPerSecond).stripTrailingZeros().toPlainString()
				+ ((this.eventsPerSecond == 1) ? " event per second" : " events per second");
	}

}
