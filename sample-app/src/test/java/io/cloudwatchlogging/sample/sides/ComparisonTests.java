package io.cloudwatchlogging.sample.sides;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Comparison}.
 */
class ComparisonTests {

	private final Comparison comparison = new Comparison();

	@Test
	void nothingIsEqualToNothing() {
		assertThat(this.comparison.verdict(0)).isEqualTo(new Verdict(0, 0, 0, 0, 0, 0));
		assertThat(this.comparison.oldestWaiting()).isEmpty();
		assertThat(this.comparison.notStored(0)).isEmpty();
		assertThat(this.comparison.lastNumber()).isZero();
	}

	@Test
	void whatIsLoggedWaitsUntilItIsFound() {
		log(1, 4);
		this.comparison.stored(1);
		this.comparison.stored(3);
		assertThat(this.comparison.verdict(0)).isEqualTo(new Verdict(4, 2, 2, 0, 0, 0));
		assertThat(this.comparison.notStored(0)).containsExactly(List.of(2, 2), List.of(4, 4));
		assertThat(this.comparison.notStored(3)).containsExactly(List.of(4, 4));
	}

	@Test
	void onlyWhatWasLoggedSinceCounts() {
		log(1, 5);
		for (int number = 1; number <= 5; number++) {
			this.comparison.stored(number);
		}
		this.comparison.storedTwice(2);
		this.comparison.storedTwice(5);
		this.comparison.outOfOrder(1);
		assertThat(this.comparison.verdict(3)).isEqualTo(new Verdict(2, 2, 0, 0, 1, 0));
		assertThat(this.comparison.verdict(5)).isEqualTo(new Verdict(0, 0, 0, 0, 0, 0));
		assertThat(this.comparison.verdict(Long.MAX_VALUE)).isEqualTo(new Verdict(0, 0, 0, 0, 0, 0));
		assertThat(this.comparison.verdict(-1).logged()).isEqualTo(5);
	}

	@Test
	void aNumberThatIsNotLoggedIsNotMissed() {
		this.comparison.logged(1, 1_000);
		this.comparison.logged(3, 1_000);
		assertThat(this.comparison.verdict(0).waiting()).isEqualTo(2);
	}

	@Test
	void whatIsGivenUpIsMissingUntilItIsFound() {
		log(1, 3);
		this.comparison.giveUp(2);
		assertThat(this.comparison.verdict(0)).isEqualTo(new Verdict(3, 0, 1, 2, 0, 0));
		assertThat(this.comparison.stored(2)).isTrue();
		assertThat(this.comparison.stored(2)).isFalse();
		assertThat(this.comparison.verdict(0)).isEqualTo(new Verdict(3, 1, 1, 1, 0, 0));
	}

	@Test
	void theTimeOfTheOldestThatWaitsIsNeverLaterThanTheEvent() {
		for (int number = 1; number <= 5_000; number++) {
			this.comparison.logged(number, 1_000_000 + number);
		}
		for (int number = 1; number <= 5_000; number++) {
			long oldest = this.comparison.oldestWaiting().orElseThrow();
			assertThat(oldest).as("number %d", number).isBetween(1_000_000L + number - 1_000, 1_000_000L + number);
			this.comparison.stored(number);
		}
	}

	private void log(int first, int last) {
		for (int number = first; number <= last; number++) {
			this.comparison.logged(number, 1_000);
		}
	}

}
