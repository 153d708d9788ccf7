package io.cloudwatchlogging.limiting;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link RateLimit}.
 */
class RateLimitTests {

	@ParameterizedTest
	@CsvSource({ "100, 100, 10000000", "0.5, 1, 2000000000", "2.5, 3, 400000000", "10000000, 1000000, 100",
			"0.001, 1, 1000000000000" })
	void aBurstIsTheEventsOfASecond(double rate, long burst, long interval) {
		RateLimit limit = RateLimit.of(rate);
		assertThat(limit.burst()).isEqualTo(burst);
		assertThat(limit.intervalNanos()).isEqualTo(interval);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, -1, 0.0009, 10_000_001, Double.NaN, Double.POSITIVE_INFINITY })
	void refusesARateThatIsNone(double rate) {
		assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit(rate, 1));
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, -1, 1_000_001 })
	void refusesABurstThatIsNone(long burst) {
		assertThatIllegalArgumentException().isThrownBy(() -> new RateLimit(1, burst));
	}

	@Test
	void saysItsRate() {
		assertThat(RateLimit.of(100)).hasToString("100 events per second");
		assertThat(RateLimit.of(1)).hasToString("1 event per second");
		assertThat(RateLimit.of(0.5)).hasToString("0.5 events per second");
		assertThat(RateLimit.of(10_000_000)).hasToString("10000000 events per second");
	}

}
