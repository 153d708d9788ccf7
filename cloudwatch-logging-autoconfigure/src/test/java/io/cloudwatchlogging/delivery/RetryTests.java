package io.cloudwatchlogging.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.cloudwatchlogging.DeliveryStatus;
import io.cloudwatchlogging.FailureKind;
import io.cloudwatchlogging.delivery.SendResult.Retry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for batches that are sent again.
 */
class RetryTests {

	private static final Duration LINGER = Duration.ofSeconds(1);

	private static final Destination OTHER = new Destination("group", "other");

	private final List<Batch> others = new ArrayList<>();

	private final SteppedBuffer stepped = new SteppedBuffer(TestSettings.defaults().linger(LINGER).maxInFlight(4));

	@ParameterizedTest
	@EnumSource
	void noBatchIsGivenUpForTheNumberOfItsAttempts(FailureKind failureKind) {
		this.stepped.offer("line");
		this.stepped.advance(LINGER);
		for (int i = 0; i < 10_000; i++) {
			this.stepped.fail(this.stepped.take(), failureKind);
			this.stepped.assertNothingDue();
			this.stepped.advance(RetryDelays.of(failureKind).cap());
		}
		this.stepped.accept(this.stepped.take());
		assertThat(this.stepped.stored()).containsExactly("line");
		assertThat(this.stepped.status().retries()).isEqualTo(10_000);
		assertThat(this.stepped.counts().lost()).isZero();
	}

	@Test
	void theServiceDecidesHowLongToWait() {
		this.stepped.offer("line");
		this.stepped.advance(LINGER);
		this.stepped.settle(this.stepped.take(), new Retry(FailureKind.THROTTLED, Duration.ofSeconds(45), "slow down"));
		this.stepped.advance(Duration.ofSeconds(45).minusNanos(1));
		this.stepped.assertNothingDue();
		this.stepped.advance(Duration.ofNanos(1));
		this.stepped.take();
	}

	@Test
	void theServiceIsHeardEvenAtTheEnd() {
		this.stepped.buffer().drain(true);
		this.stepped.offer("line");
		this.stepped.settle(this.stepped.take(), new Retry(FailureKind.THROTTLED, Duration.ofSeconds(3), "slow down"));
		this.stepped.advance(Duration.ofSeconds(3).minusNanos(1));
		this.stepped.assertNothingDue();
		this.stepped.advance(Duration.ofNanos(1));
		this.stepped.settle(this.stepped.take(), new Retry(FailureKind.THROTTLED, null, "slow down"));
		this.stepped.advance(Duration.ofMillis(500));
		this.stepped.accept(this.stepped.take());
	}

	@Test
	void toWaitForATurnIsNoFailureAndHoldsUpNoOtherStream() {
		this.stepped.offer("line");
		this.stepped.advance(LINGER);
		for (int i = 0; i < 100; i++) {
			this.stepped.settle(this.stepped.take(), new SendResult.Deferred());
			this.stepped.assertNothingDue();
			this.stepped.offer(OTHER, "line " + i);
			this.stepped.advance(LINGER);
			Batch batch = this.stepped.take();
			if (batch.destination().equals(OTHER)) {
				this.stepped.accept(batch);
			}
			else {
				this.stepped.accept(this.stepped.take());
				this.stepped.settle(batch, new SendResult.Deferred());
				this.stepped.advance(LINGER);
			}
		}
		assertThat(this.stepped.status().retries()).isZero();
		assertThat(this.stepped.status().failingSince()).isNull();
		this.stepped.sendAll();
		assertThat(this.stepped.stored()).containsExactly("line");
		assertThat(this.stepped.cloudWatch().messages(OTHER)).hasSize(100);
	}

	@Test
	void aFailureIsInTheStatusUntilTheNextDelivery() {
		this.stepped.offer("line");
		this.stepped.advance(LINGER);
		Instant first = Instant.ofEpochMilli(this.stepped.time().millis());
		this.stepped.settle(this.stepped.take(), new Retry(FailureKind.DENIED, null, "no permission"));
		this.stepped.advance(RetryDelays.of(FailureKind.DENIED).cap());
		Instant second = Instant.ofEpochMilli(this.stepped.time().millis());
		this.stepped.settle(this.stepped.take(), new Retry(FailureKind.UNAVAILABLE, null, "no answer"));
		DeliveryStatus status = this.stepped.status();
		assertThat(status.failingSince()).isEqualTo(first);
		assertThat(status.failureKind()).isEqualTo(FailureKind.UNAVAILABLE);
		assertThat(status.lastError()).isEqualTo("no answer");
		assertThat(status.lastErrorTime()).isEqualTo(second);
		assertThat(status.oldestAge()).isEqualTo(LINGER.plus(RetryDelays.of(FailureKind.DENIED).cap()));
		assertThat(status.lastDelivery()).isNull();
		this.stepped.advance(RetryDelays.of(FailureKind.DENIED).cap());
		this.stepped.accept(this.stepped.take());
		status = this.stepped.status();
		assertThat(status.failingSince()).isNull();
		assertThat(status.failureKind()).isNull();
		assertThat(status.lastError()).isEqualTo("no answer");
		assertThat(status.lastDelivery()).isEqualTo(Instant.ofEpochMilli(this.stepped.time().millis()));
		assertThat(status.oldestAge()).isZero();
		assertThat(status.connected()).isTrue();
	}

	@Test
	void aFailingStreamDoesNotHoldUpTheOthers() {
		this.stepped.offer("line");
		this.stepped.advance(LINGER);
		this.stepped.settle(this.stepped.take(), new Retry(FailureKind.MISSING, Duration.ofSeconds(30), "no stream"));
		for (int i = 0; i < 10; i++) {
			this.stepped.offer(OTHER, "line " + i);
			this.stepped.advance(LINGER);
			assertThat(this.stepped.sendDue()).isOne();
		}
		assertThat(this.stepped.cloudWatch().messages(OTHER)).hasSize(10);
		assertThat(this.stepped.stored()).isEmpty();
	}

	@Test
	void afterAFailureOneRequestShowsWhetherTheTroubleIsOver() {
		List<Batch> batches = fourInFlight();
		this.stepped.offer(OTHER, "line");
		batches.forEach((batch) -> this.stepped.fail(batch, FailureKind.UNAVAILABLE));
		this.stepped.advance(RetryDelays.of(FailureKind.UNAVAILABLE).cap());
		Batch other = this.stepped.take();
		Batch probe = other.destination().equals(OTHER) ? this.stepped.take() : other;
		assertThat(probe.destination()).isEqualTo(SteppedBuffer.STREAM);
		this.stepped.accept((other != probe) ? other : this.stepped.take());
		this.stepped.assertNothingDue();
		this.stepped.accept(probe);
		Batch next = this.stepped.take();
		this.stepped.accept(this.stepped.take());
		this.stepped.accept(next);
		this.stepped.sendAll();
		assertThat(this.stepped.counts().buffered()).isZero();
	}

	@Test
	void aRequestThatHangsDoesNotHoldUpTheRepetitionOfAnEarlierOne() {
		List<Batch> batches = fourInFlight();
		this.stepped.fail(batches.get(0), FailureKind.UNAVAILABLE);
		this.stepped.accept(batches.get(1));
		this.stepped.accept(batches.get(2));
		this.stepped.advance(RetryDelays.of(FailureKind.UNAVAILABLE).cap());
		Batch again = this.stepped.take();
		assertThat(again.firstTimestamp()).isEqualTo(batches.get(0).firstTimestamp());
	}

	@Test
	void failuresOfRequestsThatWereUnderWayTogetherCountAsOne() {
		for (Batch batch : fourInFlight()) {
			this.stepped.advance(Duration.ofMillis(10));
			this.stepped.fail(batch, FailureKind.UNAVAILABLE);
		}
		this.stepped.advance(RetryDelays.of(FailureKind.UNAVAILABLE).base());
		this.stepped.take();
	}

	@Test
	void throttlingLowersTheRequestsAtOneTimeDownToOneAndSuccessRaisesThemAgain() {
		Batch throttled = fourInFlight().get(0);
		for (int i = 0; i < 3; i++) {
			this.stepped.fail(throttled, FailureKind.THROTTLED);
			this.stepped.advance(RetryDelays.of(FailureKind.THROTTLED).cap().plusSeconds(1));
			throttled = (i < 2) ? takeAfterOthers() : throttled;
		}
		Batch only = this.stepped.take();
		this.stepped.assertNothingDue();
		this.stepped.accept(only);
		for (int i = 0; i < 5; i++) {
			this.stepped.offer(new Destination("group", "stream " + i), "line");
		}
		this.stepped.advance(LINGER.multipliedBy(8));
		List<Batch> two = List.of(this.stepped.take(), this.stepped.take());
		this.stepped.assertNothingDue();
		two.forEach(this.stepped::accept);
		this.stepped.take();
		this.stepped.take();
		this.stepped.take();
	}

	/**
	 * Has the other requests answered, so that only the failed one is left to be taken.
	 */
	private Batch takeAfterOthers() {
		this.others.forEach(this.stepped::accept);
		this.others.clear();
		return this.stepped.take();
	}

	private List<Batch> fourInFlight() {
		for (int i = 0; i < 4; i++) {
			for (int j = 0; j < Limits.BATCH_EVENTS; j++) {
				this.stepped.offer("line");
			}
			this.stepped.advance(Duration.ofMillis(1));
		}
		this.stepped.offer("last");
		this.stepped.advance(SteppedBuffer.SETTLE);
		List<Batch> batches = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			batches.add(this.stepped.take());
		}
		this.stepped.assertNothingDue();
		this.others.addAll(batches.subList(1, 4));
		return batches;
	}

}
