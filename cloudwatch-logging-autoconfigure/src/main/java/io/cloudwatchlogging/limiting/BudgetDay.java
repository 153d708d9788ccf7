package io.cloudwatchlogging.limiting;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * What is spent of a budget on one day. Safe for use by many threads.
 */
final class BudgetDay {

	private final Instant start;

	private final long startMillis;

	private final long endMillis;

	private final AtomicLong spentBytes;

	private final LongAdder heldBack;

	/** Set when nothing is left, or by the first event for which it does not suffice. */
	private volatile boolean spent;

	BudgetDay(Instant start) {
		this(start, new AtomicLong(), new LongAdder(), false);
	}

	private BudgetDay(Instant start, AtomicLong spentBytes, LongAdder heldBack, boolean spent) {
		this.start = start;
		this.startMillis = start.toEpochMilli();
		this.endMillis = this.startMillis + Duration.ofDays(1).toMillis();
		this.spentBytes = spentBytes;
		this.heldBack = heldBack;
		this.spent = spent;
	}

	/** The same with another date, as the clock was set back. */
	BudgetDay movedTo(Instant start) {
		return new BudgetDay(start, this.spentBytes, this.heldBack, this.spent);
	}

	Instant start() {
		return this.start;
	}

	boolean contains(long timestamp) {
		return timestamp >= this.startMillis && timestamp < this.endMillis;
	}

	/** Charges what there may not be. */
	void charge(long bytes, long limit) {
		if (this.spentBytes.addAndGet(bytes) >= limit) {
			this.spent = true;
		}
	}

	/** Charges what there is, or nothing. */
	boolean tryCharge(long bytes, long limit) {
		while (!this.spent) {
			long before = this.spentBytes.get();
			if (before + bytes > limit) {
				this.spent = true;
			}
			else if (this.spentBytes.compareAndSet(before, before + bytes)) {
				if (before + bytes == limit) {
					this.spent = true;
				}
				return true;
			}
		}
		return false;
	}

	/** Takes back what was charged for an event that was smaller or not taken at all. */
	void refund(long bytes) {
		this.spentBytes.addAndGet(-bytes);
	}

	/** Lets events be charged again, as the limit is another one. */
	void reopen() {
		this.spent = false;
	}

	boolean isSpent() {
		return this.spent;
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
