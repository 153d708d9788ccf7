package io.cloudwatchlogging.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.cloudwatchlogging.FailureKind;
import io.cloudwatchlogging.LossReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for events that the service rejects for their age, or would by the clock of this
 * process.
 */
class AgeTests {

	private static final long NOW = SteppedTime.START_MILLIS;

	private static final long DAY = Duration.ofDays(1).toMillis();

	private static final long HOUR = Duration.ofHours(1).toMillis();

	private final SteppedBuffer stepped = new SteppedBuffer(TestSettings.defaults());

	/** How far the clock of the service is ahead of that of this process. */
	private Duration ahead = Duration.ZERO;

	/** The retention of the log group. */
	private Duration retention = Duration.ofDays(3650);

	@Test
	void eventsOfFourteenDaysAgoAreTakenAndOlderOnesCostThemNothing() {
		this.stepped.offer(NOW - 14 * DAY, "too old");
		this.stepped.offer(NOW - 14 * DAY + 1000, "old");
		this.stepped.offer(NOW - 14 * DAY - 2, "too old");
		assertThat(send()).containsExactly(2, 1);
		assertThat(this.stepped.stored()).containsExactly("old");
		assertThat(this.stepped.counts().lost(LossReason.TOO_OLD)).isEqualTo(2);
		assertThat(this.stepped.status().bufferedBytes()).isZero();
	}

	@Test
	void eventsTwoHoursAheadAreTakenAndLaterOnesCostThemNothing() {
		this.stepped.offer(NOW + 2 * HOUR + 1000, "ahead");
		this.stepped.offer(NOW + 2 * HOUR + 1001, "too far");
		this.stepped.offer(NOW, "now");
		assertThat(send()).containsExactly(2, 1);
		assertThat(this.stepped.stored()).containsExactly("now", "ahead");
		assertThat(this.stepped.counts().lost(LossReason.TOO_NEW)).isOne();
		assertThat(this.stepped.counts().delivered()).isEqualTo(2);
	}

	@Test
	void aShorterRetentionIsToldApart() {
		this.retention = Duration.ofDays(3);
		this.stepped.buffer().configure(TestSettings.defaults().maxAge(this.retention).build());
		this.stepped.offer(NOW - 3 * DAY, "expired");
		this.stepped.offer(NOW - 3 * DAY + 1000, "not expired");
		assertThat(send()).containsExactly(1, 1);
		assertThat(this.stepped.stored()).containsExactly("not expired");
		assertThat(this.stepped.counts().lost(LossReason.EXPIRED)).isOne();
	}

	@Test
	void aRetentionThatTheGroupDoesNotHaveLosesNothing() {
		this.stepped.buffer().configure(TestSettings.defaults().maxAge(Duration.ofDays(3)).build());
		this.stepped.offer(NOW - 3 * DAY, "one");
		this.stepped.offer(NOW - 3 * DAY + 1000, "two");
		assertThat(send()).containsExactly(1, 1);
		assertThat(this.stepped.stored()).containsExactly("one", "two");
		assertThat(this.stepped.counts().lost()).isZero();
	}

	@ParameterizedTest
	@ValueSource(longs = { 15 * 24, -3, -15 * 24 })
	void aClockThatGoesWrongAndRightAgainCostsNoLine(long hours) {
		List<String> lines = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			lines.add("line " + i);
			this.stepped.offer(lines.get(i));
			this.stepped.advance(Duration.ofMillis(1));
		}
		this.ahead = Duration.ofHours(-hours);
		this.stepped.time().step(Duration.ofHours(hours));
		assertThat(send()).containsExactly(100);
		assertThat(this.stepped.stored()).isEqualTo(lines);
		assertThat(this.stepped.counts().lost()).isZero();
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 13, 20, 40 })
	void linesOfABatchAreInOrderHoweverTheClockDividesThem(long seconds) {
		this.ahead = Duration.ofDays(-20);
		List<String> lines = new ArrayList<>();
		for (int i = 0; i < 40; i++) {
			lines.add("line " + i);
			this.stepped.offer(NOW + i * 1000, lines.get(i));
		}
		this.stepped.time().step(Duration.ofDays(14).plusSeconds(seconds));
		this.ahead = Duration.ofDays(-14);
		assertThat(send()).hasSizeBetween(1, 2);
		assertThat(this.stepped.stored()).isEqualTo(lines);
		assertThat(this.stepped.counts().lost()).isZero();
	}

	@Test
	void eventsThatGrewTooOldWhileTheyWaitedCostNoOthers() {
		this.stepped.offer("waits");
		this.stepped.advance(Duration.ofSeconds(1));
		this.stepped.fail(this.stepped.take(), FailureKind.UNAVAILABLE);
		this.stepped.advance(Duration.ofDays(13));
		this.stepped.offer("younger");
		this.stepped.advance(Duration.ofDays(1));
		send();
		assertThat(this.stepped.stored()).containsExactly("younger");
		assertThat(this.stepped.counts().lost(LossReason.TOO_OLD)).isOne();
		assertThat(this.stepped.status().bufferedBytes()).isZero();
	}

	@Test
	void anUntimelyPartOfABatchIsCountedOnceWhenItIsSentAgain() {
		this.stepped.offer(NOW - 14 * DAY, "old");
		this.stepped.offer(NOW - 14 * DAY + 5000, "newer");
		this.stepped.advance(Duration.ofSeconds(1));
		Batch old = this.stepped.take();
		assertThat(SteppedBuffer.messages(old)).containsExactly("old");
		Batch newer = this.stepped.take();
		assertThat(SteppedBuffer.messages(newer)).containsExactly("newer");
		this.stepped.fail(old, FailureKind.UNAVAILABLE);
		this.stepped.fail(newer, FailureKind.UNAVAILABLE);
		assertThat(this.stepped.counts().buffered()).isEqualTo(2);
		this.stepped.advance(Duration.ofMinutes(1));
		send();
		assertThat(this.stepped.counts().lost(LossReason.TOO_OLD)).isEqualTo(2);
		assertThat(this.stepped.status().bufferedBytes()).isZero();
		assertThat(this.stepped.status().inFlight()).isZero();
	}

	@ParameterizedTest
	@ValueSource(longs = { Long.MIN_VALUE, -1, 0, Long.MAX_VALUE })
	void timestampsBeyondAllReasonCostNoOthers(long timestamp) {
		this.stepped.offer("before");
		this.stepped.offer(timestamp, "senseless");
		this.stepped.offer("after");
		send();
		assertThat(this.stepped.stored()).containsExactly("before", "after");
		assertThat(this.stepped.counts().lost()).isOne();
	}

	@ParameterizedTest
	@ValueSource(longs = { -72, -30, -24, -1, 1, 24, 30, 72 })
	void aClockThatStepsBreaksNothing(long hours) {
		this.retention = Duration.ofDays(2);
		for (int i = 0; i < 10; i++) {
			this.stepped.offer("before " + i);
			this.stepped.time().step(Duration.ofMillis(1));
		}
		this.stepped.time().step(Duration.ofHours(hours));
		this.ahead = Duration.ofHours(-hours);
		for (int i = 0; i < 10; i++) {
			this.stepped.offer("after " + i);
			this.stepped.time().step(Duration.ofMillis(1));
		}
		send();
		assertThat(this.stepped.counts().lost(LossReason.TOO_NEW)).isEqualTo((hours > 2) ? 10 : 0);
		assertThat(this.stepped.counts().lost(LossReason.EXPIRED)).isEqualTo((hours < -48) ? 10 : 0);
		assertThat(this.stepped.counts().delivered()).isEqualTo((hours > 2 || hours < -48) ? 10 : 20);
	}

	/** The sizes of the batches that are sent until nothing is left. */
	private List<Integer> send() {
		List<Integer> sizes = new ArrayList<>();
		for (int i = 0; i < 100 && this.stepped.counts().buffered() > 0; i++) {
			this.stepped.advance(Duration.ofSeconds(1));
			for (Batch batch = this.stepped.buffer().dispatcher().poll(); batch != null; batch = this.stepped.buffer()
				.dispatcher()
				.poll()) {
				sizes.add(batch.size());
				long now = this.stepped.time().millis() + this.ahead.toMillis();
				this.stepped.settle(batch, this.stepped.cloudWatch().answer(batch, now, this.retention));
			}
		}
		assertThat(this.stepped.counts().buffered()).isZero();
		return sizes;
	}

}
