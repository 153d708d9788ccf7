package io.cloudwatchlogging;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Counts}.
 */
class CountsTests {

	private final Counts counts = Counts.of(100, 50, 5, 3, 2, (severity) -> 0,
			(reason, severity) -> (reason == LossReason.EMPTY) ? severity.ordinal() : 0);

	@Test
	void eachNumberIsTheOneThatWasGiven() {
		assertThat(this.counts.accepted()).isEqualTo(100);
		assertThat(this.counts.delivered()).isEqualTo(50);
		assertThat(this.counts.buffered()).isEqualTo(5);
		assertThat(this.counts.split()).isEqualTo(3);
		assertThat(this.counts.truncated()).isEqualTo(2);
		for (Severity severity : Severity.values()) {
			assertThat(this.counts.lost(LossReason.EMPTY, severity)).isEqualTo(severity.ordinal());
			assertThat(this.counts.lost(LossReason.INVALID, severity)).isZero();
		}
	}

	@Test
	void lossesAreAddedUpByReasonAndAltogether() {
		assertThat(this.counts.lost(LossReason.EMPTY)).isEqualTo(10);
		assertThat(this.counts.lost(LossReason.INVALID)).isZero();
		assertThat(this.counts.lost()).isEqualTo(10);
		assertThat(this.counts).hasToString("accepted 100, delivered 50, lost 10, buffered 5");
	}

}
