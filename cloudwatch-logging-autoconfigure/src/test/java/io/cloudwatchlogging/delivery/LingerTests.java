package io.cloudwatchlogging.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

import io.cloudwatchlogging.DeliveryStatus;
import io.cloudwatchlogging.FailureKind;
import io.cloudwatchlogging.delivery.SendResult.Accepted;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for when batches leave the {@link EventBuffer}.
 */
class LingerTests {

	private static final Duration NANO = Duration.ofNanos(1);

	private static final Duration LINGER = Duration.ofSeconds(1);

	private static final Duration SETTLE = SteppedBuffer.SETTLE;

	private final SteppedBuffer stepped = new SteppedBuffer(TestSettings.defaults().linger(LINGER).maxInFlight(4));

	@Test
	void aLoneLineLeavesWhenItHasLingered() {
		this.stepped.offer("line");
		this.stepped.advance(LINGER.minus(NANO));
		this.stepped.assertNothingDue();
		this.stepped.advance(NANO);
		assertThat(this.stepped.take().source().cut()).isEqualTo(CutReason.LINGER);
	}

	@Test
	void theFirstLineOfABatchDecidesHowLongItLingers() {
		this.stepped.offer("first");
		this.stepped.advance(LINGER.minus(NANO));
		this.stepped.offer("second");
		this.stepped.advance(NANO);
		assertThat(this.stepped.take().size()).isEqualTo(2);
		this.stepped.assertNothingDue();
	}

	@Test
	void whatHasGatheredBeforeThereIsASinkLingersFromThen() {
		this.stepped.offer("first");
		this.stepped.advance(LINGER.multipliedBy(3));
		this.stepped.buffer().connected();
		this.stepped.offer("second");
		this.stepped.advance(LINGER.minus(NANO));
		this.stepped.assertNothingDue();
		this.stepped.advance(NANO);
		assertThat(SteppedBuffer.messages(this.stepped.take())).containsExactly("first", "second");
	}

	@Test
	void withALongLingerItWaitsASecondMoreAtMost() {
		this.stepped.buffer().configure(TestSettings.defaults().linger(LINGER.multipliedBy(10)).build());
		this.stepped.offer("line");
		this.stepped.advance(LINGER.multipliedBy(20));
		this.stepped.buffer().connected();
		this.stepped.advance(LINGER.minus(NANO));
		this.stepped.assertNothingDue();
		this.stepped.advance(NANO);
		this.stepped.take();
	}

	@Test
	void aConnectionDoesNotShortenTheLinger() {
		this.stepped.buffer().configure(TestSettings.defaults().linger(LINGER.multipliedBy(10)).build());
		this.stepped.offer("line");
		this.stepped.buffer().connected();
		this.stepped.advance(LINGER.multipliedBy(10).minus(NANO));
		this.stepped.assertNothingDue();
		this.stepped.advance(NANO);
		this.stepped.take();
	}

	@Test
	void nobodyIsToBlameForTheWaitBeforeTheConnection() {
		this.stepped.offer("line");
		this.stepped.advance(LINGER.multipliedBy(30));
		assertThat(this.stepped.buffer().status(false).oldestAge()).isEqualTo(LINGER.multipliedBy(30));
		this.stepped.buffer().connected();
		this.stepped.advance(NANO);
		assertThat(this.stepped.status().oldestAge()).isEqualTo(NANO);
	}

	@Test
	void aFullBatchOfBeforeThereIsASinkDoesNotLinger() {
		for (int i = 0; i <= Limits.BATCH_EVENTS; i++) {
			this.stepped.offer("x");
		}
		this.stepped.advance(SETTLE);
		this.stepped.buffer().connected();
		assertThat(this.stepped.take().size()).isEqualTo(Limits.BATCH_EVENTS);
		this.stepped.assertNothingDue();
	}

	@Test
	void aFullBatchLeavesOnceLateLinesHadTheirTime() {
		for (int i = 0; i < Limits.BATCH_EVENTS; i++) {
			this.stepped.offer("x");
		}
		this.stepped.assertNothingDue();
		this.stepped.offer("x");
		this.stepped.advance(SETTLE.minus(NANO));
		this.stepped.assertNothingDue();
		this.stepped.advance(NANO);
		Batch batch = this.stepped.take();
		assertThat(batch.size()).isEqualTo(Limits.BATCH_EVENTS);
		assertThat(batch.source().cut()).isEqualTo(CutReason.COUNT);
		this.stepped.assertNothingDue();
	}

	@Test
	void aBatchFullOfBytesDoesNotLinger() {
		this.stepped.offer("x".repeat(1_048_576 - 2 * 26 - 1));
		this.stepped.offer("y");
		this.stepped.assertNothingDue();
		this.stepped.offer("z");
		this.stepped.advance(SETTLE);
		Batch batch = this.stepped.take();
		assertThat(batch.messageBytes() + 2 * 26).isEqualTo(1_048_576);
		assertThat(batch.source().cut()).isEqualTo(CutReason.BYTES);
	}

	@Test
	void aFullBatchWaitsNoLongerThanALoneLine() {
		this.stepped.buffer().configure(TestSettings.defaults().linger(Duration.ofMillis(1)).build());
		fillBatches(1);
		this.stepped.assertNothingDue();
		this.stepped.advance(Duration.ofMillis(1));
		assertThat(this.stepped.take().size()).isEqualTo(Limits.BATCH_EVENTS - 1);
	}

	@Test
	void aFullBatchLeavesAtOnceWhileDraining() {
		fillBatches(1);
		this.stepped.buffer().drain(true);
		assertThat(this.stepped.take().size()).isEqualTo(Limits.BATCH_EVENTS - 1);
	}

	@Test
	void aFullBatchLeavesAtOnceWhenRoomGetsShort() {
		this.stepped.buffer().configure(TestSettings.defaults().linger(LINGER).bufferBytes(1 << 20).build());
		byte[] line = new byte[1000];
		Arrays.fill(line, (byte) 'x');
		DeliveryStatus status = this.stepped.status();
		while (status.bufferedBytes() <= status.bufferCapacityBytes() / 2) {
			this.stepped.assertNothingDue();
			this.stepped.offer(new String(line, StandardCharsets.US_ASCII));
			status = this.stepped.status();
		}
		this.stepped.take();
	}

	@Test
	void aLateLineJoinsTheBatchOfItsTimeAsLongAsThatWaits() {
		long start = this.stepped.time().millis();
		fillBatches(2);
		this.stepped.offer(start, "late");
		this.stepped.advance(SETTLE);
		Batch first = this.stepped.take();
		assertThat(SteppedBuffer.messages(first)).hasSize(Limits.BATCH_EVENTS).last().isEqualTo("late");
		Batch second = this.stepped.take();
		assertThat(SteppedBuffer.messages(second)).hasSize(Limits.BATCH_EVENTS - 1).doesNotContain("late");
	}

	@Test
	void linesOfAClockThatWasSetBackJoinNoBatchThatWaits() {
		long start = this.stepped.time().millis();
		fillBatches(2);
		this.stepped.offer(start - PendingBatch.MAX_LATENESS_MILLIS - 1, "early");
		this.stepped.offer(start, "late");
		this.stepped.advance(SETTLE);
		assertThat(SteppedBuffer.messages(this.stepped.take())).hasSize(Limits.BATCH_EVENTS - 1)
			.doesNotContain("early", "late");
		assertThat(SteppedBuffer.messages(this.stepped.take())).hasSize(Limits.BATCH_EVENTS - 1)
			.doesNotContain("early", "late");
		this.stepped.assertNothingDue();
	}

	@Test
	void aLineOfTheFutureDoesNotGoFromBatchToBatch() {
		this.stepped.offer(this.stepped.time().millis() + 600_000, "future");
		for (int i = 0; i < 3 * Limits.BATCH_EVENTS; i++) {
			this.stepped.offer("line " + i);
		}
		this.stepped.advance(SETTLE);
		assertThat(SteppedBuffer.messages(this.stepped.take())).hasSize(Limits.BATCH_EVENTS).last().isEqualTo("future");
	}

	/**
	 * Lines of a millisecond each, one less than fit into a batch, so that the next
	 * millisecond begins another one.
	 */
	private void fillBatches(int count) {
		for (int i = 0; i < count; i++) {
			for (int j = 0; j < Limits.BATCH_EVENTS - 1; j++) {
				this.stepped.offer("x");
			}
			this.stepped.advance(Duration.ofMillis(1));
		}
		this.stepped.offer("next");
	}

	@Test
	void linesGatherWhileARequestIsUnderWay() {
		this.stepped.offer("first");
		this.stepped.advance(LINGER);
		Batch batch = this.stepped.take();
		this.stepped.offer("second");
		this.stepped.advance(LINGER.multipliedBy(3));
		this.stepped.assertNothingDue();
		this.stepped.offer("third");
		this.stepped.accept(batch);
		assertThat(SteppedBuffer.messages(this.stepped.take())).containsExactly("second", "third");
	}

	@Test
	void whileDrainingNoLineLingers() {
		this.stepped.offer("before");
		this.stepped.assertNothingDue();
		this.stepped.buffer().drain(true);
		this.stepped.accept(this.stepped.take());
		this.stepped.offer("late");
		this.stepped.accept(this.stepped.take());
		this.stepped.buffer().drain(false);
		this.stepped.offer("later");
		this.stepped.assertNothingDue();
	}

	@Test
	void aShorterLingerHoldsForLinesThatAreThere() {
		this.stepped.offer("line");
		this.stepped.advance(Duration.ofMillis(100));
		this.stepped.assertNothingDue();
		this.stepped.buffer().configure(TestSettings.defaults().linger(Duration.ofMillis(100)).build());
		this.stepped.take();
	}

	@Test
	void anEndlessLingerIsNotOver() {
		this.stepped.buffer().configure(TestSettings.defaults().linger(Duration.ofSeconds(Long.MAX_VALUE)).build());
		this.stepped.offer("line");
		this.stepped.advance(Duration.ofDays(365));
		this.stepped.assertNothingDue();
	}

	@Test
	void throttlingStretchesTheLingerAndSuccessShortensItAgain() {
		this.stepped.offer("throttled");
		this.stepped.advance(LINGER);
		for (int i = 0; i < 3; i++) {
			this.stepped.fail(this.stepped.take(), FailureKind.THROTTLED);
			this.stepped.advance(RetryDelays.of(FailureKind.THROTTLED).cap());
		}
		this.stepped.accept(this.stepped.take());
		for (int stretch : new int[] { 4, 2, 1, 1 }) {
			this.stepped.offer("line");
			this.stepped.advance(LINGER.multipliedBy(stretch).minus(NANO));
			this.stepped.assertNothingDue();
			this.stepped.advance(NANO);
			this.stepped.accept(this.stepped.take());
		}
	}

	@Test
	void theBatchThatWasDueFirstLeavesFirst() {
		Destination busy = new Destination("group", "busy");
		Destination[] quiet = new Destination[5];
		for (int i = 0; i < quiet.length; i++) {
			quiet[i] = new Destination("group", "quiet " + i);
			this.stepped.offer(quiet[i], "first");
		}
		this.stepped.advance(Duration.ofMillis(10));
		for (int i = 0; i < 3 * Limits.BATCH_EVENTS; i++) {
			this.stepped.offer(busy, "line");
		}
		this.stepped.advance(LINGER);
		int busyRequests = 0;
		for (int i = 0; i < 20; i++) {
			// However many other lines are over their time, a full batch has its turn.
			for (Destination destination : quiet) {
				this.stepped.offer(destination, "line");
			}
			Batch batch = this.stepped.take();
			busyRequests += batch.destination().equals(busy) ? 1 : 0;
			this.stepped.settle(batch, Accepted.all(batch));
			this.stepped.advance(LINGER);
		}
		assertThat(busyRequests).isGreaterThanOrEqualTo(3);
	}

}
