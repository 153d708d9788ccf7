package io.cloudwatchlogging.autoconfigure.properties;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.cloudwatchlogging.delivery.KebabCase;
import io.cloudwatchlogging.limiting.LimitSettings;
import io.cloudwatchlogging.limiting.RateLimit;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.logging.LogLevel;

/**
 * Limits of the events that a logger ships.
 *
 * @param eventsPerSecond maximum number of events per second by name of the logger,
 * 'root' for all, 0.001 to 10000000; holds for each logger below it, with its own number
 * for each level; by default there is no limit
 * @param burst maximum number of events at once by name of the logger, 1 to 1000000, for
 * loggers that have a number of events per second; by default the events of one second
 * @param maxLevel most severe level of the events that are limited and folded: 'trace',
 * 'debug', 'info', 'warn' or 'error'
 * @param foldRepeats whether events that repeat the one before of their logger, with the
 * same message, key-values, markers and MDC, are shipped as one event with their number
 * @param summaryInterval how often it is told at most what of a logger was not shipped,
 * 1s to 1h
 */
public record Limit(@DefaultValue Map<String, Double> eventsPerSecond, @DefaultValue Map<String, Long> burst,
		@DefaultValue("info") LogLevel maxLevel, @DefaultValue("false") boolean foldRepeats,
		@DefaultValue(LimitSettings.DEFAULT_SUMMARY_SECONDS + "s") Duration summaryInterval) {

	private static final String RATE = "limit.events-per-second";

	private static final String BURST = "limit.burst";

	/** Checks the values. */
	public Limit {
		eventsPerSecond = Map.copyOf(eventsPerSecond);
		burst = Map.copyOf(burst);
		eventsPerSecond.forEach((logger, rate) -> PropertyCheck.range(element(RATE, logger), rate,
				RateLimit.MIN_EVENTS_PER_SECOND, RateLimit.MAX_EVENTS_PER_SECOND));
		burst.forEach((logger, events) -> PropertyCheck.range(element(BURST, logger), events, 1L, RateLimit.MAX_BURST));
		PropertyCheck.of("limit.max-level", KebabCase.of(maxLevel))
			.that(maxLevel != LogLevel.OFF, "it is not the level of an event",
					"Use trace, debug, info, warn or error. To limit nothing, remove the properties below "
							+ CloudWatchLogsProperties.PREFIX + "." + RATE + ".");
		PropertyCheck.range("limit.summary-interval", summaryInterval, Duration.ofSeconds(1), Duration.ofHours(1));
	}

	/**
	 * The bursts of loggers that have no number of events per second, which have no
	 * effect.
	 * @return a warning for each of them, with what fixes it
	 */
	public List<String> warnings() {
		return this.burst.keySet()
			.stream()
			.filter((logger) -> !this.eventsPerSecond.containsKey(logger))
			.sorted()
			.map((logger) -> "Property '%s.%s' has the value '%d', which has no effect: set %s.%s, too, or remove it"
				.formatted(CloudWatchLogsProperties.PREFIX, element(BURST, logger), this.burst.get(logger),
						CloudWatchLogsProperties.PREFIX, element(RATE, logger)))
			.toList();
	}

	private static String element(String name, String key) {
		return name + "[" + key + "]";
	}

}
