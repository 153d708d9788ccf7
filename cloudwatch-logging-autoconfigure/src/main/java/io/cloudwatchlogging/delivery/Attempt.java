package io.cloudwatchlogging.delivery;

import java.time.Duration;

/**
 * The current attempt to send a batch, with its times: when it began, when its request
 * was sent and answered. Written by the thread that sends, and read under the lock of the
 * buffer by whoever decides whether it is overdue.
 */
public final class Attempt {

	private static final long NOT_SENT = Long.MIN_VALUE;

	private static final long STORED = Long.MAX_VALUE;

	/** When the batch left. */
	private volatile long leftNanos;

	private volatile long timeoutNanos = AttemptTimeouts.MAX_NANOS;

	private volatile long sentNanos = NOT_SENT;

	/** How long the last answer took, negative if that is not known. */
	private volatile long responseNanos = -1;

	Attempt() {
	}

	/** Begins, and notes how long it may take. */
	void begin(long now, long timeoutNanos) {
		this.leftNanos = now;
		this.timeoutNanos = timeoutNanos;
		this.sentNanos = NOT_SENT;
		this.responseNanos = -1;
	}

	/**
	 * Notes that the request is on its way to the endpoint, whose time to answer begins.
	 * @param nanos the moment, by {@link System#nanoTime()}
	 */
	public void sent(long nanos) {
		this.sentNanos = nanos;
	}

	/**
	 * Notes that the request is over. Unless the batch is settled by it, something else
	 * is done before the next request is sent.
	 * @param nanos the moment, by {@link System#nanoTime()}
	 */
	public void answered(long nanos) {
		long sent = this.sentNanos;
		if (sent != NOT_SENT) {
			this.responseNanos = nanos - sent;
			this.sentNanos = NOT_SENT;
		}
	}

	/**
	 * Notes that the batch is stored, so that it is not overdue, whatever else is done
	 * before it is settled.
	 */
	public void stored() {
		this.sentNanos = STORED;
	}

	/**
	 * How long it may take, by what the endpoint has shown.
	 * @return the time-out
	 */
	public Duration timeout() {
		return Duration.ofNanos(this.timeoutNanos);
	}

	/** Whether so much time has passed since it began as it may take. */
	boolean isTimedOut(long now) {
		return now - this.leftNanos >= this.timeoutNanos;
	}

	/** When the batch left. */
	long leftNanos() {
		return this.leftNanos;
	}

	/**
	 * When it is overdue.
	 * @param patienceNanos how long after its request was sent
	 * @param unsentNanos when, if none is on its way
	 */
	long overdueNanos(long patienceNanos, long unsentNanos) {
		long sent = this.sentNanos;
		if (sent == STORED) {
			return Long.MAX_VALUE;
		}
		return (sent != NOT_SENT) ? sent + patienceNanos : unsentNanos;
	}

	/**
	 * How long the endpoint took to answer, as far as it is known: without what this
	 * process had to prepare.
	 */
	long responseNanos(long now) {
		return (this.responseNanos >= 0) ? this.responseNanos : now - this.leftNanos;
	}

}
