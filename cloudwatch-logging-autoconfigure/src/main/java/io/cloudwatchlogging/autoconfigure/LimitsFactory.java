package io.cloudwatchlogging.autoconfigure;

import java.util.HashMap;
import java.util.Map;

import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.autoconfigure.properties.CloudWatchLogsProperties;
import io.cloudwatchlogging.autoconfigure.properties.Limit;
import io.cloudwatchlogging.limiting.LimitSettings;
import io.cloudwatchlogging.limiting.RateLimit;
import io.cloudwatchlogging.limiting.RateLimits;
import io.cloudwatchlogging.limiting.ShippingLimits;

import org.springframework.boot.logging.LogLevel;
import org.springframework.util.unit.DataSize;

/**
 * Factory of the limits that the properties ask for.
 */
final class LimitsFactory {

	private LimitsFactory() {
	}

	static ShippingLimits limits(CloudWatchLogsProperties properties) {
		Limit limit = properties.limit();
		DataSize budget = properties.budget().perDay();
		return new ShippingLimits(
				new LimitSettings(rates(limit), limit.foldRepeats(), severity(limit.maxLevel()),
						limit.summaryInterval()),
				(budget != null) ? budget.toBytes() : 0, properties.price().perGb() != null);
	}

	private static RateLimits rates(Limit limit) {
		Map<String, RateLimit> rates = new HashMap<>();
		limit.eventsPerSecond().forEach((logger, eventsPerSecond) -> {
			Long burst = limit.burst().get(logger);
			rates.put(logger, (burst != null) ? new RateLimit(eventsPerSecond, burst) : RateLimit.of(eventsPerSecond));
		});
		return new RateLimits(rates);
	}

	/** The name of a level in Logback, which has no {@code FATAL}. */
	static String levelName(LogLevel level) {
		return (level == LogLevel.FATAL) ? LogLevel.ERROR.name() : level.name();
	}

	private static Severity severity(LogLevel level) {
		return Severity.valueOf(levelName(level));
	}

}
