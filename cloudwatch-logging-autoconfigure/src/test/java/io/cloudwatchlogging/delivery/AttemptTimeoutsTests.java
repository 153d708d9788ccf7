package io.cloudwatchlogging.delivery;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AttemptTimeouts}.
 */
class AttemptTimeoutsTests {

	private static final int SMALL = 1000;

	private static final long ANSWERED = millis(7000);

	private static final long TURN = millis(500);

	private final AttemptTimeouts timeouts = new AttemptTimeouts();

	@Test
	void theFirstAttemptHasTwentySecondsAndLaterOnesTenUntilThereIsAnAnswer() {
		assertThat(this.timeouts.timeoutNanos(0)).isEqualTo(millis(20_000));
		this.timeouts.timedOut(0, millis(20_000));
		assertThat(this.timeouts.timeoutNanos(0)).isEqualTo(millis(10_000));
		this.timeouts.timedOut(millis(20_000), millis(30_000));
		assertThat(this.timeouts.timeoutNanos(0)).isEqualTo(millis(10_000));
	}

	/** The process loads what it needs, which one more request would not speed up. */
	@Test
	void aRequestThatIsNotSentIsNotOverdueBeforeOthersWereAnsweredTwice() {
		assertThat(this.timeouts.unsentOverdueNanos(100, TURN)).isEqualTo(100 + millis(20_000));
		this.timeouts.overdue();
		answer(1, 20);
		assertThat(this.timeouts.unsentOverdueNanos(100, TURN)).isEqualTo(100 + millis(20_000));
		answer(1, 20);
		assertThat(this.timeouts.unsentOverdueNanos(100, TURN)).as("from the second answer on")
			.isEqualTo(ANSWERED + 3 * TURN);
		assertThat(this.timeouts.unsentOverdueNanos(ANSWERED + 1, TURN)).isEqualTo(ANSWERED + 1 + 3 * TURN);
	}

	@Test
	void theFirstRequestThatIsSentHasFiveSecondsWhileACallerWaits() {
		assertThat(this.timeouts.overdueNanos(0, TURN)).isEqualTo(millis(5000));
	}

	@ParameterizedTest
	@CsvSource({ "1, 2000", "20, 2000", "500, 2000", "600, 2400", "1000, 4000", "2000, 8000", "2600, 10000",
			"8000, 10000" })
	void theTimeOutIsFourTimesASlowAnswerWithinBounds(long answer, long timeout) {
		answer(10, answer);
		assertThat(this.timeouts.timeoutNanos(0)).isEqualTo(millis(timeout));
	}

	@Test
	void theFirstAnswerOfWhichTheClientIsMadeIsForgottenWithTheSecond() {
		answer(1, 4000);
		assertThat(this.timeouts.timeoutNanos(0)).isEqualTo(millis(10_000));
		answer(1, 20);
		assertThat(this.timeouts.timeoutNanos(0)).isEqualTo(millis(2000));
	}

	@Test
	void aSlowAnswerIsRememberedForAWhile() {
		answer(20, 20);
		answer(1, 1500);
		assertThat(this.timeouts.timeoutNanos(0)).isEqualTo(millis(6000));
		answer(4, 20);
		assertThat(this.timeouts.timeoutNanos(0)).isBetween(millis(3000), millis(4000));
		answer(10, 20);
		assertThat(this.timeouts.timeoutNanos(0)).isEqualTo(millis(2000));
	}

	@Test
	void theTimeOutDoublesUntilAnAnswerComes() {
		answer(5, 20);
		for (long expected : new long[] { 4000, 8000, 10_000, 10_000 }) {
			this.timeouts.timedOut(millis(1000 * expected), millis(1000 * expected + 1));
			assertThat(this.timeouts.timeoutNanos(0)).isEqualTo(millis(expected));
		}
		answer(1, 2500);
		assertThat(this.timeouts.timeoutNanos(0)).as("a slow answer that was waited for").isEqualTo(millis(10_000));
	}

	@Test
	void timeOutsOfRequestsThatWereUnderWayTogetherCountAsOne() {
		answer(5, 20);
		for (int i = 0; i < 6; i++) {
			this.timeouts.timedOut(millis(100 + i), millis(2100 + i));
		}
		assertThat(this.timeouts.timeoutNanos(0)).isEqualTo(millis(4000));
	}

	/**
	 * Whatever the network carries, a batch that it can carry in time is not cut off; nor
	 * is it sent once more if the network has shown how thin it is.
	 */
	@ParameterizedTest
	@ValueSource(longs = { 128_000, 512_000, 1_000_000, 10_000_000, 1_000_000_000 })
	void aLargeBatchHasItsTimeOnAThinLine(long bitsPerSecond) {
		int[] sizes = { 500, 20_000, 300_000, Limits.BATCH_BYTES, 1000, Limits.BATCH_BYTES };
		for (int i = 0; i < sizes.length; i++) {
			int bytes = sizes[i];
			long needed = millis(50) + bytes * 8_000_000_000L / bitsPerSecond;
			if (needed <= AttemptTimeouts.MAX_TRANSFER_NANOS) {
				assertThat(this.timeouts.timeoutNanos(bytes)).as(bytes + " bytes").isGreaterThan(needed);
				if (i > 1 || bitsPerSecond >= 1_000_000) {
					assertThat(this.timeouts.overdueNanos(bytes, TURN)).as(bytes + " bytes").isGreaterThan(needed);
				}
				this.timeouts.answered(needed, bytes, ANSWERED);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 20, 200, 1000, 3000, 5000 })
	void aSteadyEndpointIsNeverCutOffNorHedged(long answer) {
		for (int i = 0; i < 100; i++) {
			// The jitter of a steady endpoint.
			long nanos = millis(answer) * (100 + i % 20) / 100;
			assertThat(this.timeouts.timeoutNanos(SMALL)).isGreaterThan(nanos);
			if (i > 0) {
				assertThat(this.timeouts.overdueNanos(SMALL, TURN)).isGreaterThan(nanos);
			}
			this.timeouts.answered(nanos, SMALL, ANSWERED);
		}
	}

	@Test
	void anAnswerThatNeedsThreeSecondsIsNeverOverdue() {
		assertThat(this.timeouts.overdueNanos(SMALL, TURN)).isGreaterThanOrEqualTo(millis(4000));
		answer(1, 3000);
		assertThat(this.timeouts.overdueNanos(SMALL, TURN)).isGreaterThanOrEqualTo(millis(4500));
		answer(1, 3000);
		assertThat(this.timeouts.overdueNanos(SMALL, TURN)).isGreaterThanOrEqualTo(millis(9000));
	}

	@Test
	void aSilentEndpointOfWhichNothingIsKnownGetsASecondForEachFurtherRequest() {
		this.timeouts.overdue();
		assertThat(this.timeouts.overdueNanos(0, TURN)).isEqualTo(millis(1000));
	}

	@Test
	void aRequestIsOverdueAfterATurnOrThreeTimesASlowAnswer() {
		answer(10, 20);
		assertThat(this.timeouts.overdueNanos(0, TURN)).isEqualTo(TURN);
		answer(2, 400);
		assertThat(this.timeouts.overdueNanos(0, TURN)).isEqualTo(millis(1200));
		assertThat(this.timeouts.overdueNanos(0, millis(60_000))).as("never later than the time-out")
			.isEqualTo(this.timeouts.timeoutNanos(0));
	}

	private void answer(int times, long answer) {
		for (int i = 0; i < times; i++) {
			this.timeouts.answered(millis(answer), SMALL, ANSWERED);
		}
	}

	private static long millis(long millis) {
		return Duration.ofMillis(millis).toNanos();
	}

}
