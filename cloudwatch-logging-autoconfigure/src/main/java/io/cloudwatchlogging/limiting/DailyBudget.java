package io.cloudwatchlogging.limiting;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.limiting.BudgetStatus.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Budget of bytes for each day in UTC, of this process. Once it is spent, only warnings
 * and errors are shipped until midnight; they are charged, too. A clock that is set back
 * over midnight gives nothing back. Safe for use by many threads.
 */
public final class DailyBudget {

	/** The share of the budget at which it is told that it is being spent. */
	static final double WARNING_SHARE = 0.8;

	private final LongSupplier clock;

	/** Guarded by this. */
	private long bytesPerDay;

	private volatile BudgetDay day;

	/** Days that have ended and are still to be told of; guarded by this. */
	private final List<BudgetDay> ended = new ArrayList<>();

	/** How far the budget was spent when that was told last; guarded by this. */
	private Stage told = Stage.AVAILABLE;

	/** How many of the events that were held back today were told of; guarded by this. */
	private long toldHeldBack;

	/**
	 * Creates a budget of which nothing is spent.
	 * @param bytesPerDay the number of bytes
	 * @param clock milliseconds since the epoch
	 */
	public DailyBudget(long bytesPerDay, LongSupplier clock) {
		this.bytesPerDay = bytesPerDay;
		this.clock = clock;
		this.day = new BudgetDay(startOfDay(clock.getAsLong()), bytesPerDay);
	}

	private static Instant startOfDay(long millis) {
		return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.DAYS);
	}

	/**
	 * Sets another number of bytes. What has been spent today stays spent.
	 * @param bytesPerDay the number of bytes
	 */
	public synchronized void setBytesPerDay(long bytesPerDay) {
		if (bytesPerDay != this.bytesPerDay) {
			this.bytesPerDay = bytesPerDay;
			this.told = Stage.AVAILABLE;
			this.day.reopen(bytesPerDay);
		}
	}

	/**
	 * Whether an event may be shipped, as far as that is known before its size is. Counts
	 * it if it may not.
	 * @param severity its severity
	 * @param timestamp when it was logged, in milliseconds since the epoch
	 * @return whether it may
	 */
	public boolean isOpen(Severity severity, long timestamp) {
		if (isAlwaysShipped(severity)) {
			return true;
		}
		BudgetDay current = day(timestamp);
		if (current.isSpent()) {
			current.holdBack();
			return false;
		}
		return true;
	}

	/**
	 * Charges the budget with an event that is about to be shipped. Counts it if the
	 * budget does not suffice.
	 * @param severity its severity
	 * @param timestamp when it was logged, in milliseconds since the epoch
	 * @param bytes its size
	 * @return the day that was charged, to be told what was taken of the event;
	 * {@code null} if it may not be shipped
	 */
	public @Nullable BudgetDay charge(Severity severity, long timestamp, long bytes) {
		BudgetDay current = day(timestamp);
		if (isAlwaysShipped(severity)) {
			current.charge(bytes);
			return current;
		}
		if (!current.tryCharge(bytes)) {
			current.holdBack();
			return null;
		}
		return current;
	}

	private static boolean isAlwaysShipped(Severity severity) {
		return severity.compareTo(Severity.WARN) >= 0;
	}

	/** The clock is asked only where a timestamp is of another day. */
	private BudgetDay day(long timestamp) {
		BudgetDay current = this.day;
		return current.contains(timestamp) ? current : day();
	}

	private BudgetDay day() {
		long now = this.clock.getAsLong();
		BudgetDay current = this.day;
		return current.contains(now) ? current : begin(startOfDay(now));
	}

	private synchronized BudgetDay begin(Instant start) {
		BudgetDay before = this.day;
		if (start.equals(before.start())) {
			return before;
		}
		if (start.isAfter(before.start())) {
			// Events of this moment may still be counted for the day that ends.
			this.ended.add(before);
			this.day = new BudgetDay(start, this.bytesPerDay);
		}
		else {
			this.day = before.movedTo(start);
		}
		return this.day;
	}

	/**
	 * Returns the state at this moment.
	 * @return the state
	 */
	public BudgetStatus status() {
		return status(day());
	}

	private static BudgetStatus status(BudgetDay day) {
		long limit = day.limit();
		long spent = day.spentBytes();
		Stage stage = (spent >= limit * WARNING_SHARE) ? Stage.NEARLY_SPENT : Stage.AVAILABLE;
		return new BudgetStatus(day.isSpent() ? Stage.SPENT : stage, spent, limit, day.start(), day.heldBack());
	}

	/**
	 * Takes what is to be told now: that the budget is nearly spent, that it is, and at
	 * the end of a day what it held back. To be called about once a second.
	 * @return the states to tell, the oldest first
	 */
	public synchronized List<BudgetStatus> takeDue() {
		BudgetStatus current = status();
		List<BudgetStatus> due = new ArrayList<>();
		for (BudgetDay day : this.ended) {
			if (day.isSpent()) {
				due.add(status(day).renewed());
			}
			this.told = Stage.AVAILABLE;
			this.toldHeldBack = 0;
		}
		this.ended.clear();
		if (current.stage().compareTo(this.told) > 0) {
			due.add(current);
			this.toldHeldBack = current.heldBack();
			// Never less on a day, though bytes may be given back.
			this.told = current.stage();
		}
		return due;
	}

	/**
	 * Takes all that was not told, as nothing may be told later.
	 * @return the states to tell, the oldest first
	 */
	public synchronized List<BudgetStatus> takeAll() {
		List<BudgetStatus> all = new ArrayList<>(takeDue());
		BudgetStatus current = status();
		if (current.heldBack() > this.toldHeldBack) {
			this.toldHeldBack = current.heldBack();
			all.add(current);
		}
		return all;
	}

}
