package io.cloudwatchlogging.delivery;

import java.time.Duration;

import io.cloudwatchlogging.FailureKind;
import io.cloudwatchlogging.TestSeed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RetryPolicy}.
 */
class RetryPolicyTests {

	private final RetryPolicy policy = new RetryPolicy(TestSeed.random());

	@ParameterizedTest
	@EnumSource
	void theDelayIsSpreadOverTheWholeTimeUpToItsBound(FailureKind failureKind) {
		for (int failures = 1; failures < 40; failures++) {
			double bound = Math.min(RetryDelays.of(failureKind).cap().toNanos(),
					RetryDelays.of(failureKind).base().toNanos() * Math.pow(2, failures - 1));
			long minimum = Long.MAX_VALUE;
			long maximum = 0;
			for (int i = 0; i < 1000; i++) {
				long delay = this.policy.delayNanos(failureKind, failures, null, false);
				minimum = Math.min(minimum, delay);
				maximum = Math.max(maximum, delay);
			}
			assertThat(minimum).isBetween(0L, (long) (bound * 0.1));
			assertThat(maximum).isBetween((long) (bound * 0.9), (long) bound);
		}
	}

	@ParameterizedTest
	@EnumSource
	void anyNumberOfFailuresIsWithinTheCap(FailureKind failureKind) {
		assertThat(this.policy.delayNanos(failureKind, Integer.MAX_VALUE, null, false)).isBetween(0L,
				RetryDelays.of(failureKind).cap().toNanos());
	}

	@Test
	void theHintOfTheServiceIsTheMinimum() {
		for (int i = 0; i < 100; i++) {
			assertThat(this.policy.delayNanos(FailureKind.THROTTLED, 10, Duration.ofSeconds(19), false))
				.isBetween(Duration.ofSeconds(19).toNanos(), Duration.ofSeconds(20).toNanos());
		}
	}

	@Test
	void whileACallerWaitsTheDelayIsShortUnlessTheServiceAsksForMore() {
		for (int i = 0; i < 100; i++) {
			assertThat(this.policy.delayNanos(FailureKind.DENIED, 10, null, true)).isBetween(0L,
					Duration.ofMillis(500).toNanos());
			assertThat(this.policy.delayNanos(FailureKind.DENIED, 10, Duration.ofSeconds(2), true))
				.isEqualTo(Duration.ofSeconds(2).toNanos());
		}
		assertThat(this.policy.delayNanos(FailureKind.THROTTLED, 10, Duration.ofSeconds(45), true))
			.isEqualTo(Duration.ofSeconds(5).toNanos());
	}

	@Test
	void aSenselessHintIsBounded() {
		assertThat(this.policy.delayNanos(FailureKind.THROTTLED, 1, Duration.ofDays(365L * 1000), false))
			.isEqualTo(Duration.ofMinutes(1).toNanos());
		assertThat(this.policy.delayNanos(FailureKind.THROTTLED, 1, Duration.ofSeconds(-1), false)).isBetween(0L,
				RetryDelays.of(FailureKind.THROTTLED).base().toNanos());
	}

}
