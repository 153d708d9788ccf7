package io.cloudwatchlogging.delivery;

import java.util.concurrent.TimeUnit;

/**
 * How long an attempt to send a batch may take, by what the endpoint has shown: a few
 * times its slow answers, and more for a large batch. Doubled with each attempt that got
 * no answer until one is answered, as with TCP's retransmission timer, so that an
 * endpoint that has become slower is not cut off time and again. Guarded by the lock of
 * the buffer.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6298">Computing TCP's Retransmission
 * Timer</a>
 */
final class AttemptTimeouts {

	/** Bounds of the time-out of a small batch. */
	static final long MIN_NANOS = TimeUnit.SECONDS.toNanos(2);

	static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(10);

	/**
	 * How long the very first attempt may take. Most of it is the time of this process,
	 * which loads a thousand classes for it: seconds on a busy machine, or with a tenth
	 * of a processor.
	 */
	static final long FIRST_NANOS = TimeUnit.SECONDS.toNanos(20);

	/** Upper bound of what is added for the size of a batch. */
	static final long MAX_TRANSFER_NANOS = TimeUnit.SECONDS.toNanos(20);

	/**
	 * What a network carries at least of which nothing is known, so that nothing is cut
	 * off: one megabit per second.
	 */
	private static final double MAX_UNKNOWN_NANOS_PER_BYTE = 8_000;

	/** What it usually carries, or a tenth of that with compression: ten megabits. */
	private static final double UNKNOWN_NANOS_PER_BYTE = 800;

	/** When a request is overdue of an endpoint that has shown nothing. */
	private static final long UNKNOWN_OVERDUE_NANOS = TimeUnit.SECONDS.toNanos(5);

	/** The same after another request got no answer. */
	private static final long SILENT_OVERDUE_NANOS = TimeUnit.SECONDS.toNanos(1);

	/**
	 * Turns after which a request is overdue that this process has not sent yet, although
	 * it has sent others.
	 */
	private static final int UNSENT_TURNS = 3;

	private static final int TIMEOUT_FACTOR = 4;

	private static final int OVERDUE_FACTOR = 3;

	/** Halves of the first answer, which takes longer than later ones. */
	private static final int FIRST_OVERDUE_HALVES = 3;

	/** The share by which slow answers of the past are forgotten with each new one. */
	private static final int DECAY = 8;

	private static final int MAX_DOUBLINGS = 3;

	/** How much larger a batch is that tells what bytes add. */
	private static final int LARGER = 4;

	/** How long slow answers take. */
	private long slowNanos;

	/** An upper bound of what a byte of a batch adds to that. */
	private double maxNanosPerByte = MAX_UNKNOWN_NANOS_PER_BYTE;

	/**
	 * What a byte adds, by answers to batches of different sizes; negative if there are
	 * none.
	 */
	private double nanosPerByte = -1;

	/** The fastest answer, and the bytes of its batch. */
	private long fastestNanos = Long.MAX_VALUE;

	private long fastestBytes;

	/** Answers until there are two. */
	private int answers;

	/** When the last one of these came. */
	private long warmNanos;

	/** Time-outs in a row. */
	private int timeouts;

	private long lastTimeoutNanos;

	/** Whether a request is known to have got no answer since the last one that did. */
	private boolean silent;

	/**
	 * Notes an attempt that stored a batch.
	 * @param nanos how long the answer took
	 * @param bytes bytes of the batch
	 * @param now the time
	 */
	void answered(long nanos, long bytes, long now) {
		double bound = (double) nanos / Math.max(1, bytes);
		if (isCold()) {
			this.warmNanos = now;
			// The first one includes much that is loaded for it: the second one replaces
			// it.
			this.answers++;
			this.slowNanos = nanos;
			this.maxNanosPerByte = bound;
		}
		else {
			this.slowNanos = Math.max(nanos, this.slowNanos - (this.slowNanos - nanos) / DECAY);
			this.maxNanosPerByte = improved(this.maxNanosPerByte, bound);
		}
		if (nanos < this.fastestNanos) {
			this.fastestNanos = nanos;
			this.fastestBytes = bytes;
		}
		else if (bytes >= LARGER * this.fastestBytes) {
			double slope = (double) (nanos - this.fastestNanos) / (bytes - this.fastestBytes);
			this.nanosPerByte = (this.nanosPerByte < 0) ? slope : improved(this.nanosPerByte, slope);
		}
		this.timeouts = 0;
		this.silent = false;
	}

	/** Better at once, worse step by step. */
	private static double improved(double before, double now) {
		return Math.min(now, before + (now - before) / DECAY);
	}

	/**
	 * Notes an attempt that got no answer in its time. Those that were under way together
	 * count as one.
	 * @param leftNanos when it began
	 * @param now the time
	 */
	void timedOut(long leftNanos, long now) {
		if (this.timeouts == 0 || leftNanos - this.lastTimeoutNanos >= 0) {
			this.timeouts = Math.min(this.timeouts + 1, MAX_DOUBLINGS);
			this.lastTimeoutNanos = now;
		}
		this.silent = true;
	}

	/** Notes that a request is overdue. */
	void overdue() {
		this.silent = true;
	}

	/** How long an attempt may take. */
	long timeoutNanos(long bytes) {
		return baseNanos() + transferNanos(TIMEOUT_FACTOR * bytes * this.maxNanosPerByte);
	}

	private long baseNanos() {
		if (this.answers == 0) {
			return (this.timeouts == 0) ? FIRST_NANOS : MAX_NANOS;
		}
		long base = Math.min(Math.max(TIMEOUT_FACTOR * this.slowNanos, MIN_NANOS), MAX_NANOS);
		return Math.min(base << this.timeouts, MAX_NANOS);
	}

	/**
	 * How long after it was sent a request is overdue while a caller waits.
	 * @param bytes bytes of the batch
	 * @param minNanos the least, by the time that whoever waits has
	 */
	long overdueNanos(long bytes, long minNanos) {
		long base = switch (this.answers) {
			case 0 -> this.silent ? SILENT_OVERDUE_NANOS : UNKNOWN_OVERDUE_NANOS;
			case 1 -> FIRST_OVERDUE_HALVES * this.slowNanos / 2;
			default -> OVERDUE_FACTOR * this.slowNanos;
		};
		double perByte = (this.nanosPerByte < 0) ? UNKNOWN_NANOS_PER_BYTE : this.nanosPerByte;
		return Math.min(Math.max(base, minNanos) + transferNanos(bytes * perByte), timeoutNanos(bytes));
	}

	/**
	 * When a batch is overdue while a caller waits, of which no request has been sent.
	 * @param leftNanos when it left
	 * @param turnNanos the least time of a request, by the time that whoever waits has
	 */
	long unsentOverdueNanos(long leftNanos, long turnNanos) {
		if (isCold()) {
			return leftNanos + FIRST_NANOS;
		}
		// Those that were prepared with the first ones have their time, too.
		return leftNanos + Math.max(0, this.warmNanos - leftNanos) + UNSENT_TURNS * turnNanos;
	}

	/** Whether this process may still load what it needs for a request. */
	private boolean isCold() {
		return this.answers < 2;
	}

	private static long transferNanos(double nanos) {
		return (long) Math.min(nanos, MAX_TRANSFER_NANOS);
	}

}
