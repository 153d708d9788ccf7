package io.cloudwatchlogging.logback;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.cloudwatchlogging.limiting.BudgetStatus;
import io.cloudwatchlogging.limiting.DailyBudget;
import io.cloudwatchlogging.limiting.LoggerVolumes;
import io.cloudwatchlogging.limiting.ShippingLimits;
import io.cloudwatchlogging.limiting.VolumeReport;
import io.cloudwatchlogging.shipping.Shipping;
import org.jspecify.annotations.Nullable;

/**
 * Reports of what limits and budget keep back: to the accounts of the pipeline, in the
 * log streams, to the operator and to listeners. Made by time, and at the end of the
 * process; a thread that logs makes none. Safe for use by many threads.
 */
public final class SuppressionReports {

	private static final long PERIOD_SECONDS = 1;

	/** Maximum number of appenders whose streams say how far the budget is spent. */
	private static final int MAX_BUDGET_NOTICES = 10;

	private final Shipping shipping;

	private final EventIntake intake;

	private final AppenderInventory appenders;

	private final List<Consumer<BudgetStatus>> budgetListeners = new CopyOnWriteArrayList<>();

	private @Nullable Future<?> task;

	private boolean limiting;

	/**
	 * Creates reports.
	 * @param shipping what all appenders share with everything else
	 * @param intake what all appenders share
	 * @param appenders the appenders there are
	 */
	SuppressionReports(Shipping shipping, EventIntake intake, AppenderInventory appenders) {
		this.shipping = shipping;
		this.intake = intake;
		this.appenders = appenders;
	}

	/** Reports by time from now on if there is anything to report. */
	synchronized void begin(ShippingLimits limits) {
		end();
		this.limiting = limits.events().areLimiting() || limits.budgetBytesPerDay() > 0;
		if (this.limiting || !this.intake.replacedRoutes().isEmpty()) {
			this.task = this.shipping.timer().repeat(this::tellDue, PERIOD_SECONDS, TimeUnit.SECONDS);
		}
	}

	/** Reports by time no more. */
	synchronized void end() {
		if (this.task != null) {
			this.task.cancel(false);
			this.task = null;
		}
	}

	/** Hands over to the accounts what was counted aside of them. */
	void settle() {
		this.intake.settleDrops();
	}

	/** Reports what is due. */
	void tellDue() {
		tell(false);
		endIfAllIsTold();
	}

	private synchronized void endIfAllIsTold() {
		if (!this.limiting && this.intake.replacedRoutes().isEmpty()) {
			end();
		}
	}

	/** Reports all, as nothing may be reported later. */
	void tellAll() {
		tell(true);
	}

	private void tell(boolean all) {
		try {
			settle();
			DailyBudget budget = this.intake.volume().budget();
			if (budget != null) {
				(all ? budget.takeAll() : budget.takeDue()).forEach(this::tell);
			}
			this.intake.replacedRoutes().tell(!all);
			RouteSource predecessor = this.intake.predecessor().appender();
			if (predecessor != null) {
				predecessor.tellSuppressed(all);
			}
			this.appenders.all().forEach((core) -> core.tellSuppressed(all));
		}
		catch (RuntimeException ex) {
			this.shipping.reports().warn("It could not be told which log events were not shipped: " + ex);
		}
	}

	private void tell(BudgetStatus budget) {
		this.appenders.placed().stream().limit(MAX_BUDGET_NOTICES).forEach((core) -> core.tell(budget));
		this.shipping.reports().warn(budget.message());
		this.budgetListeners.forEach((listener) -> listener.accept(budget));
	}

	/**
	 * Registers a listener for how far the budget is spent.
	 * @param listener is told until it is removed; called on a thread of the timer
	 */
	public void addBudgetListener(Consumer<BudgetStatus> listener) {
		this.budgetListeners.add(listener);
	}

	/**
	 * Removes a listener.
	 * @param listener the listener
	 */
	public void removeBudgetListener(Consumer<BudgetStatus> listener) {
		this.budgetListeners.remove(listener);
	}

	/**
	 * Returns how far the budget is spent.
	 * @return the state, {@code null} if there is no budget
	 */
	public @Nullable BudgetStatus budget() {
		DailyBudget budget = this.intake.volume().budget();
		return (budget != null) ? budget.status() : null;
	}

	/**
	 * Returns what the loggers have shipped.
	 * @param maxLoggers how many loggers to name at most
	 * @return the report, {@code null} if it is not counted
	 */
	public @Nullable VolumeReport volumes(int maxLoggers) {
		LoggerVolumes loggers = this.intake.volume().loggers();
		return (loggers != null) ? loggers.report(maxLoggers) : null;
	}

}
