package io.cloudwatchlogging.limiting;

import java.util.Map;

import io.cloudwatchlogging.limiting.RateLimits.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RateLimits}.
 */
class RateLimitsTests {

	private final RateLimits limits = new RateLimits(Map.of("com.acme", RateLimit.of(10), "com.acme.Poller",
			RateLimit.of(20), "org.other.Type", RateLimit.of(30)));

	@ParameterizedTest
	@CsvSource({ "com.acme, 10", "com.acme.Other, 10", "com.acme.deep.down.Type, 10", "com.acme.Poller, 20",
			"com.acme.Poller.sub, 20", "com.acme.Poller$Task, 20", "com.acme$Task, 10", "org.other.Type, 30" })
	void aLoggerHasTheRateOfTheNearestLoggerAboveIt(String logger, double rate) {
		Rule rule = this.limits.of(logger);
		assertThat(rule).isNotNull();
		assertThat(rule.rate().eventsPerSecond()).isEqualTo(rate);
	}

	@ParameterizedTest
	@CsvSource({ "com", "com.acmesque", "com.acme-other", "org.other", "org.other.Types", "ROOT", "x", "''", "." })
	void otherLoggersHaveNone(String logger) {
		assertThat(this.limits.of(logger)).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "root", "ROOT", "Root" })
	void theRootIsAboveAllLoggers(String name) {
		RateLimits root = new RateLimits(Map.of(name, RateLimit.of(1)));
		assertThat(root.of("any.logger")).isEqualTo(new Rule("root", RateLimit.of(1)));
		assertThat(root.of("ROOT")).isNotNull();
		assertThat(root.of("")).isNotNull();
		assertThat(root.of("..")).isNotNull();
	}

	@Test
	void isAValue() {
		assertThat(new RateLimits(Map.of("a", RateLimit.of(1)))).isEqualTo(new RateLimits(Map.of("a", RateLimit.of(1))))
			.hasSameHashCodeAs(new RateLimits(Map.of("a", RateLimit.of(1))))
			.isNotEqualTo(RateLimits.NONE);
		assertThat(RateLimits.NONE.isEmpty()).isTrue();
	}

}
