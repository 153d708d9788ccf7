package io.cloudwatchlogging.limiting;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.limiting.RateLimits.Rule;
import io.cloudwatchlogging.limiting.SuppressedEvents.Period;
import org.jspecify.annotations.Nullable;

/**
 * Limiter of the events of one logger: a token bucket for each level, and what was not
 * shipped since that was last told. Safe for use by many threads.
 */
public final class LoggerLimiter {

	private static final long NOTHING_PENDING = Long.MAX_VALUE;

	private final String logger;

	private final @Nullable Rule rule;

	private final TokenBucket[] buckets;

	private final SuppressedEvents[] suppressed;

	private final @Nullable RepeatDetector repeats;

	private final Severity maxSeverity;

	/** When it was first seen that something is to be told; guarded by this. */
	private long pendingSince = NOTHING_PENDING;

	/**
	 * Creates a limiter.
	 * @param logger the name of the logger
	 * @param rule the rate that it has, {@code null} for none
	 * @param settings what is limited
	 * @param clock milliseconds since the epoch
	 */
	LoggerLimiter(String logger, @Nullable Rule rule, LimitSettings settings, LongSupplier clock) {
		this.logger = logger;
		this.rule = rule;
		this.maxSeverity = settings.maxSeverity();
		this.repeats = settings.foldRepeats() ? new RepeatDetector(logger) : null;
		int levels = (rule != null) ? this.maxSeverity.ordinal() + 1 : 0;
		this.buckets = new TokenBucket[levels];
		this.suppressed = new SuppressedEvents[levels];
		for (int i = 0; rule != null && i < levels; i++) {
			this.buckets[i] = new TokenBucket(rule.rate(), clock);
			this.suppressed[i] = new SuppressedEvents();
		}
	}

	/**
	 * Takes a token for an event, or counts that there was none.
	 * @param severity its level
	 * @param timestamp when it was logged, in milliseconds since the epoch
	 * @return whether the event is within the limit, as those of a level that is not
	 * limited always are
	 */
	public boolean tryTake(Severity severity, long timestamp) {
		int level = severity.ordinal();
		if (level >= this.buckets.length || this.buckets[level].tryTake(timestamp)) {
			return true;
		}
		this.suppressed[level].add(timestamp);
		return false;
	}

	/**
	 * Whether events that repeat the one before are folded.
	 * @return whether {@link #fold} is to be asked
	 */
	public boolean foldsRepeats() {
		return this.repeats != null;
	}

	/**
	 * Looks whether an event repeats the one before, and counts it if it does.
	 * @param severity its level
	 * @param timestamp when it was logged, in milliseconds since the epoch
	 * @param content what makes it differ from other events, {@code null} if it never is
	 * a repeat
	 * @return whether it is a repeat, and what ends with it
	 */
	public FoldResult fold(Severity severity, long timestamp, @Nullable String content) {
		if (this.repeats == null) {
			return FoldResult.NEW;
		}
		boolean limited = severity.compareTo(this.maxSeverity) <= 0;
		return this.repeats.next(severity, timestamp, limited ? content : null);
	}

	/**
	 * Notes that an event that was not folded is not shipped after all, so that none is
	 * folded as its repeat.
	 * @param severity its level
	 * @param content what makes it differ from other events, {@code null} if it never is
	 * a repeat
	 */
	public void notShipped(Severity severity, @Nullable String content) {
		if (this.repeats != null && content != null) {
			this.repeats.forget(severity, content);
		}
	}

	/** Takes what is to be told now: what has waited for an interval, or all. */
	synchronized List<Summary> takeSummaries(long now, long intervalMillis, boolean all) {
		boolean empty = isEmpty();
		if (empty || (!all && now < this.pendingSince)) {
			this.pendingSince = empty ? NOTHING_PENDING : now;
			return List.of();
		}
		if (!all && now - this.pendingSince < intervalMillis) {
			return List.of();
		}
		this.pendingSince = NOTHING_PENDING;
		return take();
	}

	private boolean isEmpty() {
		for (SuppressedEvents events : this.suppressed) {
			if (!events.isEmpty()) {
				return false;
			}
		}
		return this.repeats == null || this.repeats.isEmpty();
	}

	private List<Summary> take() {
		List<Summary> summaries = new ArrayList<>();
		for (Severity severity : Severity.values()) {
			Period period = (severity.ordinal() < this.suppressed.length) ? this.suppressed[severity.ordinal()].take()
					: null;
			if (period != null && this.rule != null) {
				summaries.add(new Summary(this.logger, severity, LossReason.LIMITED, period.count(), period.first(),
						period.last(), "over the limit of " + this.rule.rate() + " for " + this.rule.logger()));
			}
		}
		Summary repeated = (this.repeats != null) ? this.repeats.end() : null;
		if (repeated != null) {
			summaries.add(repeated);
		}
		return summaries;
	}

}
