package io.cloudwatchlogging.logback;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggerContextVO;
import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.limiting.BudgetDay;
import io.cloudwatchlogging.limiting.BudgetStatus;
import io.cloudwatchlogging.limiting.DailyBudget;
import io.cloudwatchlogging.limiting.DropCounts;
import io.cloudwatchlogging.limiting.EventLimiter;
import io.cloudwatchlogging.limiting.FoldResult;
import io.cloudwatchlogging.limiting.LoggerLimiter;
import io.cloudwatchlogging.limiting.LoggerVolumes;
import io.cloudwatchlogging.limiting.ShippingLimits;
import io.cloudwatchlogging.limiting.Summary;
import org.jspecify.annotations.Nullable;

/**
 * Decision whether an event of an appender is shipped, as far as limits and budget have a
 * say. Most of it is made before the event is encoded, so that an event that is not
 * shipped costs next to nothing. Safe for use by many threads.
 */
final class Admission {

	private final @Nullable EventLimiter limiter;

	private final @Nullable DailyBudget budget;

	private final @Nullable LoggerVolumes volumes;

	private final LongSupplier clock;

	private final DropCounts drops;

	/** The logger context that the events come from. */
	private volatile LoggerContextVO context = new LoggerContextVO("", Map.of(), 0);

	private volatile boolean contextKnown;

	private Admission(@Nullable EventLimiter limiter, @Nullable DailyBudget budget, @Nullable LoggerVolumes volumes,
			DropCounts drops, LongSupplier clock) {
		this.drops = drops;
		this.clock = clock;
		this.limiter = limiter;
		this.budget = budget;
		this.volumes = volumes;
	}

	/**
	 * Returns the admission to an appender.
	 * @param limits what is limited
	 * @param process what all appenders share
	 * @return the admission, {@code null} if every event is shipped and none counted
	 */
	static @Nullable Admission of(ShippingLimits limits, ProcessVolume process) {
		EventLimiter limiter = limits.events().areLimiting() ? new EventLimiter(limits.events(), process.clock())
				: null;
		DailyBudget budget = process.budget();
		LoggerVolumes volumes = process.loggers();
		return (limiter != null || budget != null || volumes != null)
				? new Admission(limiter, budget, volumes, process.drops(), process.clock()) : null;
	}

	/** Returns whether there may be anything to say of events that were not shipped. */
	boolean isLimiting() {
		return this.limiter != null;
	}

	/**
	 * Decides before an event is encoded, and counts it if it is not shipped.
	 * @param event the event
	 * @param severity its severity
	 * @param notices ships what is said of repeats that the event ends
	 * @return whether it may be shipped
	 */
	boolean admits(ILoggingEvent event, Severity severity, Consumer<Notice> notices) {
		if (!this.contextKnown) {
			learnContext(event);
		}
		long timestamp = event.getTimeStamp();
		if (this.budget != null && !this.budget.isOpen(severity, timestamp)) {
			this.drops.add(LossReason.OVER_BUDGET, severity);
			return false;
		}
		LoggerLimiter logger = (this.limiter != null) ? this.limiter.of(event.getLoggerName()) : null;
		if (logger == null) {
			return true;
		}
		if (!logger.tryTake(severity, timestamp)) {
			this.drops.add(LossReason.LIMITED, severity);
			return false;
		}
		return !logger.foldsRepeats() || !isRepeat(logger, event, severity, notices);
	}

	private boolean isRepeat(LoggerLimiter logger, ILoggingEvent event, Severity severity, Consumer<Notice> notices) {
		FoldResult result = logger.fold(severity, event.getTimeStamp(), RepeatContent.of(event));
		Summary ended = result.ended();
		if (ended != null) {
			notices.accept(Notice.of(ended, this.clock.getAsLong(), this.context));
		}
		if (result.repeat()) {
			this.drops.add(LossReason.REPEATED, severity);
		}
		return result.repeat();
	}

	/**
	 * Notes that an event that was admitted is not shipped after all: an event that
	 * repeats it is.
	 * @param event the event
	 */
	void notShipped(ILoggingEvent event) {
		LoggerLimiter logger = (this.limiter != null) ? this.limiter.of(event.getLoggerName()) : null;
		if (logger != null && logger.foldsRepeats()) {
			logger.notShipped(Severities.of(event.getLevel()), RepeatContent.of(event));
		}
	}

	private void learnContext(ILoggingEvent event) {
		LoggerContextVO found = event.getLoggerContextVO();
		if (found != null) {
			this.context = found;
			this.contextKnown = true;
		}
	}

	/**
	 * Charges the budget with an event that is encoded, and counts it if it is not
	 * shipped.
	 * @param event the event
	 * @param severity its severity
	 * @param bytes what is to be buffered of it
	 * @return what was charged, {@code null} if it is not shipped
	 */
	@Nullable Charge charge(ILoggingEvent event, Severity severity, long bytes) {
		if (this.budget == null) {
			return Charge.NONE;
		}
		// What the library itself has to say is charged and never held back.
		boolean notice = EventOrigin.LOGGER.equals(event.getLoggerName());
		BudgetDay day = this.budget.charge(notice ? Severity.ERROR : severity, event.getTimeStamp(), bytes);
		if (day == null) {
			this.drops.add(LossReason.OVER_BUDGET, severity);
			return null;
		}
		return new Charge(day, bytes);
	}

	/**
	 * Notes what was taken of an event.
	 * @param logger the name of its logger
	 * @param charge what was charged
	 * @param taken the size that was taken, 0 if it was lost
	 */
	void taken(String logger, Charge charge, long taken) {
		if (charge.day() != null) {
			charge.day().settle(charge.bytes(), taken);
		}
		if (this.volumes != null && taken > 0) {
			this.volumes.add(logger, taken);
		}
	}

	/**
	 * Takes what is to be said of events that were not shipped.
	 * @param all whether to take what is not due, too
	 */
	List<Notice> takeNotices(boolean all) {
		if (this.limiter == null) {
			return List.of();
		}
		List<Summary> summaries = all ? this.limiter.takeAll() : this.limiter.takeDue();
		long now = this.clock.getAsLong();
		return summaries.stream().map((summary) -> Notice.of(summary, now, this.context)).toList();
	}

	/** Returns the event that says how far the budget is spent. */
	Notice notice(BudgetStatus budget) {
		return Notice.of(budget, this.clock.getAsLong(), this.context);
	}

	/**
	 * What the budget was charged for an event.
	 *
	 * @param day the day that was charged, {@code null} without a budget
	 * @param bytes the size that was charged
	 */
	record Charge(@Nullable BudgetDay day, long bytes) {

		static final Charge NONE = new Charge(null, 0);

	}

}
