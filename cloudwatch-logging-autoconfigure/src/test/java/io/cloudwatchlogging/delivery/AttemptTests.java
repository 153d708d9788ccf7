package io.cloudwatchlogging.delivery;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Attempt}.
 */
class AttemptTests {

	private static final long PATIENCE = 30;

	private static final long UNSENT = 1000;

	private final Attempt attempt = new Attempt();

	@Test
	void anAttemptIsOverdueByWhetherItsRequestIsOnItsWay() {
		this.attempt.begin(100, 500);
		assertThat(this.attempt.overdueNanos(PATIENCE, UNSENT)).isEqualTo(UNSENT);
		this.attempt.sent(400);
		assertThat(this.attempt.overdueNanos(PATIENCE, UNSENT)).isEqualTo(430);
		this.attempt.sent(420);
		assertThat(this.attempt.overdueNanos(PATIENCE, UNSENT)).as("read once more").isEqualTo(450);
		this.attempt.answered(440);
		assertThat(this.attempt.overdueNanos(PATIENCE, UNSENT)).isEqualTo(UNSENT);
		this.attempt.sent(500);
		this.attempt.begin(600, 500);
		assertThat(this.attempt.overdueNanos(PATIENCE, UNSENT)).as("a new one").isEqualTo(UNSENT);
	}

	@Test
	void theResponseTimeIsThatOfTheLastRequestWithoutWhatWasPrepared() {
		this.attempt.begin(100, 500);
		assertThat(this.attempt.responseNanos(150)).as("by what is known").isEqualTo(50);
		this.attempt.sent(400);
		this.attempt.answered(450);
		this.attempt.sent(900);
		this.attempt.answered(902);
		this.attempt.answered(950);
		assertThat(this.attempt.responseNanos(1000)).isEqualTo(2);
	}

	@Test
	void anAttemptIsTimedOutFromItsBeginningOn() {
		this.attempt.begin(100, 500);
		this.attempt.sent(400);
		assertThat(this.attempt.timeout()).isEqualTo(Duration.ofNanos(500));
		assertThat(this.attempt.isTimedOut(599)).isFalse();
		assertThat(this.attempt.isTimedOut(600)).isTrue();
	}

	@Test
	void aBatchAndItsCounterpartForAnotherStreamHaveOneAttemptAndACopyHasItsOwn() {
		Batch batch = TestBatches.of(new Destination("group", "stream"), 0, "one", "two");
		assertThat(batch.to(new Destination("group", "other")).attempt()).isSameAs(batch.attempt());
		assertThat(batch.copy().attempt()).isNotSameAs(batch.attempt());
		assertThat(batch.slice(0, 1).attempt()).isNotSameAs(batch.attempt());
	}

	@Test
	void aStoredBatchIsNeverOverdue() {
		this.attempt.begin(100, 500);
		this.attempt.sent(400);
		this.attempt.answered(440);
		this.attempt.stored();
		assertThat(this.attempt.overdueNanos(PATIENCE, UNSENT)).isEqualTo(Long.MAX_VALUE);
		this.attempt.begin(600, 500);
		assertThat(this.attempt.overdueNanos(PATIENCE, UNSENT)).as("a new one").isEqualTo(UNSENT);
	}

}
