package io.cloudwatchlogging.limiting;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * What is spent of a budget on one day. Safe for use by many threads.
 */
public final class BudgetDay {

	private final Instant start;

	private final long startMillis;

	private final long endMillis;

	private final AtomicLong spentBytes;

	private final LongAdder heldBack;

	/** The size of the first event for which it did not suffice, 0 if there is none. */
	private final AtomicLong refused;

	private volatile long limit;

	BudgetDay(Instant start, long limit) {
		this(start, limit, new AtomicLong(), new LongAdder(), new AtomicLong());
	}

	private BudgetDay(Instant start, long limit, AtomicLong spentBytes, LongAdder heldBack, AtomicLong refused) {
		this.start = start;
		this.startMillis = start.toEpochMilli();
		this.endMillis = this.startMillis + Duration.ofDays(1).toMillis();
		this.limit = limit;
		this.spentBytes = spentBytes;
		this.heldBack = heldBack;
		this.refused = refused;
	}

	/** The same with another date, as the clock was set back. */
	BudgetDay movedTo(Instant start) {
		return new BudgetDay(start, this.limit, this.spentBytes, this.heldBack, this.refused);
	}

	Instant start() {
		return this.start;
	}

	boolean contains(long timestamp) {
		return timestamp >= this.startMillis && timestamp < this.endMillis;
	}

	/** Charges what there may not be. */
	void charge(long bytes) {
		this.spentBytes.addAndGet(bytes);
	}

	/** Charges what there is, or nothing. */
	boolean tryCharge(long bytes) {
		while (!isSpent()) {
			long before = this.spentBytes.get();
			if (before + bytes > this.limit) {
				this.refused.compareAndSet(0, bytes);
				// What is given back at this moment may not have seen it.
				reopenIfItSuffices();
			}
			else if (this.spentBytes.compareAndSet(before, before + bytes)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Corrects what an event was charged, by what was taken of it. If that is less, the
	 * day goes on as if it had been charged no more.
	 * @param charged the number of bytes that were charged
	 * @param taken the number of bytes that will be sent
	 */
	public void settle(long charged, long taken) {
		if (charged != taken) {
			this.spentBytes.addAndGet(taken - charged);
			reopenIfItSuffices();
		}
	}

	private void reopenIfItSuffices() {
		long bytes = this.refused.get();
		if (bytes != 0 && this.spentBytes.get() + bytes <= this.limit) {
			this.refused.compareAndSet(bytes, 0);
		}
	}

	/** Lets events be charged again, as the limit is another one. */
	void reopen(long limit) {
		this.limit = limit;
		this.refused.set(0);
	}

	/** Whether nothing is left, or there was an event for which it did not suffice. */
	boolean isSpent() {
		return this.refused.get() != 0 || this.spentBytes.get() >= this.limit;
	}

	long limit() {
		return this.limit;
	}

	long spentBytes() {
		return this.spentBytes.get();
	}

	void holdBack() {
		this.heldBack.increment();
	}

	long heldBack() {
		return this.heldBack.sum();
	}

}
