package io.cloudwatchlogging.delivery;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for events that the service would reject for their age.
 */
class AgeTests {

	private static final long NOW = SteppedTime.START_MILLIS;

	private static final long DAY = Duration.ofDays(1).toMillis();

	private static final long HOUR = Duration.ofHours(1).toMillis();

	@Test
	void eventsOfFourteenDaysAgoAreSentAndOlderOnesAreNot() {
		SteppedBuffer stepped = new SteppedBuffer(TestSettings.defaults().linger(Duration.ZERO));
		stepped.offer(NOW - 14 * DAY - 1, "too old");
		stepped.offer(NOW - 14 * DAY, "old");
		stepped.offer(NOW - 14 * DAY - 2, "too old");
		Batch batch = stepped.take();
		assertThat(SteppedBuffer.messages(batch)).containsExactly("old");
		stepped.accept(batch);
		assertThat(stepped.counts().lost(LossReason.TOO_OLD)).isEqualTo(2);
		assertThat(stepped.status().bufferedBytes()).isZero();
	}

	@Test
	void eventsTwoHoursAheadAreSentAndLaterOnesAreNot() {
		SteppedBuffer stepped = new SteppedBuffer(TestSettings.defaults().linger(Duration.ZERO));
		stepped.offer(NOW + 2 * HOUR, "ahead");
		stepped.offer(NOW + 2 * HOUR + 1, "too far");
		stepped.offer(NOW, "now");
		Batch batch = stepped.take();
		assertThat(SteppedBuffer.messages(batch)).containsExactly("now", "ahead");
		stepped.accept(batch);
		assertThat(stepped.counts().lost(LossReason.TOO_NEW)).isOne();
		assertThat(stepped.counts().delivered()).isEqualTo(2);
	}

	@Test
	void aShorterRetentionIsToldApart() {
		SteppedBuffer stepped = new SteppedBuffer(
				TestSettings.defaults().maxAge(Duration.ofDays(3)).linger(Duration.ZERO));
		stepped.offer(NOW - 3 * DAY - 1, "expired");
		stepped.offer(NOW - 3 * DAY, "not expired");
		stepped.accept(stepped.take());
		assertThat(stepped.stored()).containsExactly("not expired");
		assertThat(stepped.counts().lost(LossReason.EXPIRED)).isOne();
	}

	@Test
	void eventsThatGrewTooOldWhileTheyWaitedCostNoOthers() {
		SteppedBuffer stepped = new SteppedBuffer(TestSettings.defaults());
		stepped.offer("waits");
		stepped.advance(Duration.ofSeconds(1));
		stepped.fail(stepped.take(), Trouble.UNAVAILABLE);
		stepped.advance(Duration.ofDays(13));
		stepped.offer("younger");
		stepped.advance(Duration.ofDays(1));
		assertThat(stepped.sendDue()).isOne();
		assertThat(stepped.stored()).containsExactly("younger");
		assertThat(stepped.counts().lost(LossReason.TOO_OLD)).isOne();
		assertThat(stepped.status().bufferedBytes()).isZero();
	}

	@Test
	void anUntimelyPartOfABatchStaysCountedWhenTheRestIsSentAgain() {
		SteppedBuffer stepped = new SteppedBuffer(TestSettings.defaults());
		stepped.offer(NOW - 14 * DAY, "old");
		stepped.offer(NOW - 14 * DAY + 5000, "newer");
		stepped.advance(Duration.ofSeconds(1));
		stepped.fail(stepped.take(), Trouble.UNAVAILABLE);
		assertThat(stepped.counts().buffered()).isOne();
		stepped.advance(Duration.ofSeconds(4));
		Batch batch = stepped.take();
		assertThat(SteppedBuffer.messages(batch)).containsExactly("newer");
		stepped.fail(batch, Trouble.UNAVAILABLE);
		stepped.advance(Duration.ofMinutes(1));
		stepped.assertNothingDue();
		assertThat(stepped.counts().lost(LossReason.TOO_OLD)).isEqualTo(2);
		assertThat(stepped.status().bufferedBytes()).isZero();
		assertThat(stepped.status().inFlight()).isZero();
	}

	@ParameterizedTest
	@ValueSource(longs = { Long.MIN_VALUE, -1, 0, Long.MAX_VALUE })
	void timestampsBeyondAllReasonCostNoOthers(long timestamp) {
		SteppedBuffer stepped = new SteppedBuffer(TestSettings.defaults());
		stepped.offer("before");
		stepped.offer(timestamp, "senseless");
		stepped.offer("after");
		stepped.sendAll();
		assertThat(stepped.stored()).containsExactly("before", "after");
		assertThat(stepped.counts().lost()).isOne();
	}

	@ParameterizedTest
	@ValueSource(longs = { -72, -30, -24, -1, 1, 24, 30, 72 })
	void aClockThatStepsBreaksNothing(long hours) {
		SteppedBuffer stepped = new SteppedBuffer(TestSettings.defaults().maxAge(Duration.ofDays(3)));
		for (int i = 0; i < 10; i++) {
			stepped.offer("before " + i);
			stepped.time().step(Duration.ofMillis(1));
		}
		stepped.time().step(Duration.ofHours(hours));
		for (int i = 0; i < 10; i++) {
			stepped.offer("after " + i);
			stepped.time().step(Duration.ofMillis(1));
		}
		stepped.sendAll();
		long lost = (hours < -2 || hours >= 72) ? 10 : 0;
		assertThat(stepped.counts().lost(LossReason.TOO_NEW) + stepped.counts().lost(LossReason.EXPIRED))
			.isEqualTo(lost);
		assertThat(stepped.counts().delivered()).isEqualTo(20 - lost);
	}

	@Test
	void aBatchOfWhichNothingIsLeftIsNotSent() {
		SteppedBuffer stepped = new SteppedBuffer(TestSettings.defaults());
		stepped.offer(0, "too old");
		stepped.advance(Duration.ofSeconds(1));
		stepped.assertNothingDue();
		assertThat(stepped.counts().lost(LossReason.TOO_OLD)).isOne();
		assertThat(stepped.status().inFlight()).isZero();
		assertThat(stepped.status().bufferedBytes()).isZero();
	}

}
