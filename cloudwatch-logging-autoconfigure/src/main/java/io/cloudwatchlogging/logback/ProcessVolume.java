package io.cloudwatchlogging.logback;

import java.util.function.LongSupplier;

import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.limiting.DailyBudget;
import io.cloudwatchlogging.limiting.DropCounts;
import io.cloudwatchlogging.limiting.LoggerVolumes;
import io.cloudwatchlogging.limiting.ShippingLimits;
import org.jspecify.annotations.Nullable;

/**
 * The volume that all appenders of the process ship together: what is spent of the
 * budget, and by which loggers. Outlives the settings, so that an application that is
 * configured anew has not got a new budget. Safe for use by many threads.
 */
final class ProcessVolume {

	private final LongSupplier clock;

	/** What is not shipped, of all appenders there have been. */
	private final DropCounts drops = new DropCounts(LossReason.LIMITED, LossReason.REPEATED, LossReason.OVER_BUDGET);

	private volatile @Nullable DailyBudget budget;

	private volatile @Nullable LoggerVolumes loggers;

	/**
	 * Creates a volume that is neither limited nor counted.
	 * @param clock milliseconds since the epoch
	 */
	ProcessVolume(LongSupplier clock) {
		this.clock = clock;
	}

	LongSupplier clock() {
		return this.clock;
	}

	/** Returns what is not shipped and the accounts have not taken over yet. */
	DropCounts drops() {
		return this.drops;
	}

	/** Goes by other settings from now on. */
	synchronized void configure(ShippingLimits limits) {
		DailyBudget current = this.budget;
		if (limits.budgetBytesPerDay() == 0) {
			this.budget = null;
		}
		else if (current == null) {
			this.budget = new DailyBudget(limits.budgetBytesPerDay(), this.clock);
		}
		else {
			current.setBytesPerDay(limits.budgetBytesPerDay());
		}
		if (!limits.volumesCounted()) {
			this.loggers = null;
		}
		else if (this.loggers == null) {
			this.loggers = new LoggerVolumes(this.clock);
		}
	}

	/** Returns the budget, {@code null} for none. */
	@Nullable DailyBudget budget() {
		return this.budget;
	}

	/** Returns the volumes by logger, {@code null} if they are not counted. */
	@Nullable LoggerVolumes loggers() {
		return this.loggers;
	}

}
