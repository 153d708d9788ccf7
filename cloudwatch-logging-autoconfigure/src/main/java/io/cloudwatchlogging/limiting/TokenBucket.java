package io.cloudwatchlogging.limiting;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Token bucket whose time is that of the events, in the form of the generic cell rate
 * algorithm: one number, the time at which the bucket would be full again, so that an
 * event that finds no token changes nothing. Safe for use by many threads.
 * <p>
 * The timestamp of an event costs nothing, and a clock does. It is asked for only where a
 * timestamp is too far from the events before it to be trusted: after a pause, when the
 * clock was set, or when an application makes events of its own with whatever time.
 *
 * @see <a href="https://www.itu.int/rec/T-REC-I.371">ITU-T I.371, the algorithm</a>
 */
final class TokenBucket {

	/**
	 * How far a timestamp may be from those before it: longer than a thread usually waits
	 * between reading the clock and getting here.
	 */
	private static final long TRUSTED_NANOS = TimeUnit.SECONDS.toNanos(1);

	/** The year 2096: with a burst on top of it, its nanoseconds fit into a long. */
	private static final long MAX_MILLIS = 4_000_000_000_000L;

	private static final long UNUSED = -1;

	private final long intervalNanos;

	private final long burstNanos;

	private final LongSupplier clock;

	/** When the bucket is full again, in nanoseconds since the epoch. */
	private final AtomicLong full = new AtomicLong();

	/** The time of the latest event, in nanoseconds since the epoch. */
	private volatile long latest = UNUSED;

	/**
	 * Creates a full bucket.
	 * @param rate how fast it fills and what it holds
	 * @param clock milliseconds since the epoch
	 */
	TokenBucket(RateLimit rate, LongSupplier clock) {
		this.intervalNanos = rate.intervalNanos();
		this.burstNanos = this.intervalNanos * rate.burst();
		this.clock = clock;
	}

	/**
	 * Takes a token for an event.
	 * @param timestamp when it was logged, in milliseconds since the epoch
	 * @return whether there was one
	 */
	boolean tryTake(long timestamp) {
		long now = now(nanos(timestamp));
		while (true) {
			long before = this.full.get();
			if (before > now + this.burstNanos + TRUSTED_NANOS) {
				// The clock was set back: empty from here on, as nobody knows better.
				this.full.compareAndSet(before, now + this.burstNanos);
				return false;
			}
			long next = Math.max(now, before) + this.intervalNanos;
			if (next - now > this.burstNanos) {
				return false;
			}
			if (this.full.compareAndSet(before, next)) {
				return true;
			}
		}
	}

	/** The time of the bucket at an event, of which many share a millisecond. */
	private long now(long time) {
		long before = this.latest;
		if (time == before) {
			return time;
		}
		long now = (before == UNUSED || Math.abs(time - before) <= TRUSTED_NANOS) ? Math.max(time, before)
				: checked(time, before);
		this.latest = now;
		return now;
	}

	/** What the clock says of a time that is far from the one before. */
	private long checked(long time, long before) {
		long clock = clockNanos();
		long now = (time > before) ? Math.min(time, clock) : clock;
		return (before - now > TRUSTED_NANOS) ? now : Math.max(now, before);
	}

	private long clockNanos() {
		return nanos(this.clock.getAsLong());
	}

	private static long nanos(long millis) {
		return TimeUnit.MILLISECONDS.toNanos(Math.max(0, Math.min(millis, MAX_MILLIS)));
	}

}
