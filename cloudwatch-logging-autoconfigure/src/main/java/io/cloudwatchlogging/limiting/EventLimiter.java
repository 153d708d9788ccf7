package io.cloudwatchlogging.limiting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

import io.cloudwatchlogging.limiting.RateLimits.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Limiters by logger: each logger has its own, with the rate of the nearest logger above
 * it that has one. Beyond a bound, loggers with the same rate share a limiter. Safe for
 * use by many threads.
 */
public final class EventLimiter {

	private final LimitSettings settings;

	private final LongSupplier clock;

	/** Empty for a logger that is not limited, so that its rate is looked up once. */
	private final LoggerTable<Optional<LoggerLimiter>> limiters;

	/** Of the loggers for which there is no room, by the logger that has the rate. */
	private final Map<String, LoggerLimiter> shared = new ConcurrentHashMap<>();

	/**
	 * Creates limiters.
	 * @param settings what is limited
	 * @param clock milliseconds since the epoch
	 */
	public EventLimiter(LimitSettings settings, LongSupplier clock) {
		this.settings = settings;
		this.clock = clock;
		this.limiters = new LoggerTable<>(this::limiter);
	}

	private Optional<LoggerLimiter> limiter(String logger) {
		Rule rule = this.settings.rates().of(logger);
		return (rule != null || this.settings.foldRepeats())
				? Optional.of(new LoggerLimiter(logger, rule, this.settings, this.clock)) : Optional.empty();
	}

	/**
	 * Returns the limiter of a logger.
	 * @param logger the name of the logger
	 * @return its limiter, {@code null} if it is not limited
	 */
	public @Nullable LoggerLimiter of(String logger) {
		Optional<LoggerLimiter> limiter = this.limiters.get(logger);
		return (limiter != null) ? limiter.orElse(null) : shared(this.settings.rates().of(logger));
	}

	/** Without folding, as no event comes right before another one of its logger. */
	private @Nullable LoggerLimiter shared(@Nullable Rule rule) {
		return (rule != null) ? this.shared.computeIfAbsent(rule.logger(), (key) -> {
			LimitSettings withoutFolding = new LimitSettings(this.settings.rates(), false, this.settings.maxSeverity(),
					this.settings.summaryInterval());
			return new LoggerLimiter("further loggers at or below " + key, rule, withoutFolding, this.clock);
		}) : null;
	}

	/**
	 * Takes what is to be told by time. To be called about once a second.
	 * @return a summary for each logger and level of which the events of an interval were
	 * not shipped
	 */
	public List<Summary> takeDue() {
		return take(false);
	}

	/**
	 * Takes all that was not told, as nothing may be told later.
	 * @return a summary for each logger and level of which events were not shipped
	 */
	public List<Summary> takeAll() {
		return take(true);
	}

	private List<Summary> take(boolean all) {
		long now = this.clock.getAsLong();
		long interval = this.settings.summaryInterval().toMillis();
		List<Summary> summaries = new ArrayList<>();
		this.limiters.all()
			.forEach((limiter) -> limiter
				.ifPresent((found) -> summaries.addAll(found.takeSummaries(now, interval, all))));
		this.shared.values().forEach((limiter) -> summaries.addAll(limiter.takeSummaries(now, interval, all)));
		return summaries;
	}

}
