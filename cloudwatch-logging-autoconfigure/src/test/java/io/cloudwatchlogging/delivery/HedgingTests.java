package io.cloudwatchlogging.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.cloudwatchlogging.FailureKind;
import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.delivery.SendResult.Accepted;
import io.cloudwatchlogging.delivery.SendResult.Refused;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for requests that are overdue while somebody waits.
 */
class HedgingTests {

	private static final Duration BUDGET = Duration.ofSeconds(5);

	/** What a request has at least within the budget. */
	private static final Duration TURN = Duration.ofMillis(500);

	private static final Destination OTHER = new Destination("group", "other");

	/** When a request is overdue: a tenth of the budget, and a bit for its size. */
	private static final Duration OVERDUE = Duration.ofMillis(510);

	private final SteppedBuffer stepped = new SteppedBuffer(TestSettings.defaults().maxInFlight(1));

	@Test
	void nothingIsOverdueWhileNobodyWaits() {
		Batch batch = known();
		this.stepped.advance(Duration.ofMinutes(10));
		this.stepped.assertNothingDue();
		this.stepped.accept(batch);
	}

	@Test
	void anOverdueRequestIsSentOnceMoreAndDoesNotCount() {
		Batch first = known();
		begin();
		this.stepped.advance(OVERDUE.dividedBy(2));
		this.stepped.assertNothingDue();
		this.stepped.advance(OVERDUE.dividedBy(2));
		Batch second = this.stepped.take();
		assertThat(SteppedBuffer.messages(second)).isEqualTo(SteppedBuffer.messages(first));
		assertThat(this.stepped.status().inFlight()).isEqualTo(2);
		assertThat(this.stepped.status().retries()).isOne();
		this.stepped.assertNothingDue();
		this.stepped.accept(second);
		assertThat(this.stepped.counts().buffered()).isZero();
		this.stepped.offer("next");
		this.stepped.buffer().drain(true);
		this.stepped.accept(this.stepped.take());
		this.stepped.accept(first);
		assertSettled("known", "line", "line", "next");
		assertThat(this.stepped.counts().delivered()).isEqualTo(3);
	}

	/** What a slow process takes to prepare a request is not the endpoint's doing. */
	@Test
	void aRequestThatIsNotSentYetIsOverdueLaterThanOneThatIs() {
		warm();
		begin();
		this.stepped.advance(OVERDUE);
		Batch prepared = this.stepped.prepare();
		this.stepped.advance(TURN.multipliedBy(3).minusMillis(1));
		this.stepped.assertNothingDue();
		prepared.attempt().sent(this.stepped.time().nanos());
		this.stepped.advance(TURN);
		this.stepped.assertNothingDue();
		this.stepped.advance(OVERDUE.minus(TURN));
		Batch third = this.stepped.prepare();
		this.stepped.advance(TURN.multipliedBy(3));
		assertThat(SteppedBuffer.messages(this.stepped.take())).isEqualTo(SteppedBuffer.messages(third));
	}

	@Test
	void theFirstRequestsOfAProcessAreNotOverdueWhileTheyArePrepared() {
		SteppedBuffer cold = new SteppedBuffer(TestSettings.defaults());
		cold.offer("one");
		cold.offer(OTHER, "other");
		cold.buffer().drain(true);
		cold.buffer().flushes().begin(BUDGET);
		Batch one = cold.prepare();
		Batch other = cold.prepare();
		cold.advance(Duration.ofSeconds(8));
		cold.assertNothingDue();
		one.attempt().sent(cold.time().nanos());
		other.attempt().sent(cold.time().nanos());
		cold.advance(Duration.ofMillis(20));
		one.attempt().answered(cold.time().nanos());
		cold.accept(one);
		cold.assertNothingDue();
		cold.advance(Duration.ofMillis(20));
		other.attempt().answered(cold.time().nanos());
		cold.accept(other);
		assertThat(cold.counts().buffered()).isZero();
	}

	@Test
	void aRequestThatWasAnsweredIsOverdueWhenItIsSentOnceMore() {
		Batch batch = warm();
		begin();
		this.stepped.advance(TURN);
		batch.attempt().answered(this.stepped.time().nanos());
		this.stepped.advance(TURN);
		this.stepped.assertNothingDue();
		batch.attempt().sent(this.stepped.time().nanos());
		this.stepped.advance(TURN);
		this.stepped.assertNothingDue();
		this.stepped.advance(OVERDUE.minus(TURN));
		this.stepped.take();
	}

	/** Nobody is woken when it is sent. */
	@Test
	void whoeverWatchesLooksAgainAsSoonAsARequestThatIsNotSentYetCanBeOverdue() {
		known();
		begin();
		this.stepped.advance(OVERDUE);
		Batch prepared = this.stepped.prepare();
		this.stepped.advance(Duration.ofMillis(100));
		long watched = this.stepped.buffer().dispatcher().dueNanos() - this.stepped.time().nanos();
		assertThat(Duration.ofNanos(watched)).isLessThanOrEqualTo(OVERDUE);
		prepared.attempt().sent(this.stepped.time().nanos());
		assertThat(this.stepped.buffer().dispatcher().dueNanos() - this.stepped.time().nanos()).isEqualTo(watched);
	}

	@Test
	void theRequestThatIsAcceptedFirstSettlesTheBatch() {
		Batch first = known();
		List<Batch> requests = hedge(3);
		this.stepped.accept(first);
		assertThat(this.stepped.counts().buffered()).isZero();
		assertThat(this.stepped.status().bufferedBytes()).as("until nobody reads it").isPositive();
		assertThat(this.stepped.status().inFlight()).isEqualTo(3);
		this.stepped.offer("next");
		this.stepped.accept(requests.get(1));
		this.stepped.fail(requests.get(2), FailureKind.UNAVAILABLE);
		this.stepped.settle(requests.get(0), new Refused("no"));
		assertThat(this.stepped.status().failingSince()).as("no answer has a say any more").isNull();
		this.stepped.buffer().drain(true);
		this.stepped.accept(this.stepped.take());
		assertSettled("known", "line", "line", "next");
	}

	@Test
	void aFailureOfARequestThatIsOverdueChangesNothing() {
		Batch first = known();
		List<Batch> requests = hedge(1);
		this.stepped.fail(first, FailureKind.DENIED);
		assertThat(this.stepped.status().failingSince()).isNull();
		this.stepped.accept(requests.get(0));
		assertSettled("known", "line");
	}

	@Test
	void aLateAnswerSettlesABatchThatWaitsToBeSentAgain() {
		Batch first = known();
		List<Batch> requests = hedge(1);
		this.stepped.fail(requests.get(0), FailureKind.UNAVAILABLE);
		this.stepped.accept(first);
		this.stepped.advance(Duration.ofSeconds(30));
		this.stepped.assertNothingDue();
		assertSettled("known", "line");
	}

	@Test
	void aLateAnswerToABatchThatWasHalvedSinceHasNoSay() {
		Batch first = twoLines();
		Batch second = hedge(1).get(0);
		this.stepped.settle(second, new Refused("no"));
		Batch half = this.stepped.take();
		assertThat(half.size()).isOne();
		this.stepped.accept(first);
		this.stepped.accept(half);
		this.stepped.accept(this.stepped.take());
		assertSettled("known", "one", "two", "one", "two");
		assertThat(this.stepped.counts().delivered()).isEqualTo(3);
	}

	@Test
	void rejectedEventsOfALateAnswerAreCounted() {
		Batch first = twoLines();
		hedge(2);
		this.stepped.settle(first, new Accepted(1, 0, 2));
		assertThat(this.stepped.counts().lost(LossReason.TOO_OLD)).isOne();
		assertThat(this.stepped.counts().delivered()).isEqualTo(2);
		assertThat(this.stepped.counts().buffered()).isZero();
	}

	@Test
	void whatIsDiscardedIsLostThoughALateAnswerSaysOtherwise() {
		Batch first = known();
		List<Batch> requests = hedge(1);
		this.stepped.fail(requests.get(0), FailureKind.UNAVAILABLE);
		this.stepped.buffer().discard();
		assertThat(this.stepped.counts().lost(LossReason.DISCARDED)).isOne();
		this.stepped.accept(first);
		assertThat(this.stepped.counts().delivered()).isOne();
		assertThat(this.stepped.status().bufferedBytes()).isZero();
	}

	@Test
	void noMoreRequestsGoOnThanMay() {
		known();
		begin();
		for (int i = 0; i < Dispatcher.MAX_SUPERSEDED; i++) {
			this.stepped.advance(OVERDUE);
			this.stepped.take();
		}
		this.stepped.advance(OVERDUE);
		this.stepped.assertNothingDue();
	}

	@Test
	void aStallDoesNotStopTheOtherStreams() {
		known();
		begin();
		this.stepped.offer(OTHER, "other");
		this.stepped.buffer().drain(true);
		this.stepped.assertNothingDue();
		this.stepped.advance(OVERDUE);
		this.stepped.accept(this.stepped.take());
		Batch other = this.stepped.take();
		assertThat(SteppedBuffer.messages(other)).containsExactly("other");
	}

	@Test
	void noSingleRequestProbesWhileSomebodyWaitsForAnEndpointThatIsSilent() {
		SteppedBuffer parallel = new SteppedBuffer(TestSettings.defaults().maxInFlight(4));
		for (int i = 0; i < 3; i++) {
			for (int j = 0; j < Limits.BATCH_EVENTS; j++) {
				parallel.offer("line");
			}
			parallel.advance(Duration.ofMillis(1));
		}
		parallel.offer("last");
		parallel.buffer().drain(true);
		parallel.buffer().flushes().begin(BUDGET);
		List<Batch> batches = List.of(parallel.take(), parallel.take(), parallel.take(), parallel.take());
		batches.forEach((batch) -> parallel.fail(batch, FailureKind.UNAVAILABLE));
		parallel.advance(Duration.ofMillis(500));
		assertThat(List.of(parallel.take(), parallel.take())).doesNotHaveDuplicates();
	}

	/** A line in flight, to an endpoint that has shown how long it takes. */
	private Batch known() {
		this.stepped.offer("known");
		this.stepped.advance(Duration.ofSeconds(1));
		this.stepped.accept(this.stepped.take());
		this.stepped.offer("line");
		this.stepped.advance(Duration.ofSeconds(1));
		return this.stepped.take();
	}

	/** The same after two answers. */
	private Batch warm() {
		this.stepped.accept(known());
		this.stepped.offer("warm");
		this.stepped.advance(Duration.ofSeconds(1));
		return this.stepped.take();
	}

	private Batch twoLines() {
		this.stepped.offer("known");
		this.stepped.advance(Duration.ofSeconds(1));
		this.stepped.accept(this.stepped.take());
		this.stepped.offer("one");
		this.stepped.advance(Duration.ofMillis(1));
		this.stepped.offer("two");
		this.stepped.advance(Duration.ofSeconds(1));
		return this.stepped.take();
	}

	private void begin() {
		this.stepped.buffer().flushes().begin(BUDGET);
	}

	private List<Batch> hedge(int times) {
		begin();
		List<Batch> requests = new ArrayList<>();
		for (int i = 0; i < times; i++) {
			this.stepped.advance(OVERDUE);
			requests.add(this.stepped.take());
		}
		return requests;
	}

	private void assertSettled(String... stored) {
		assertThat(this.stepped.stored()).containsExactlyInAnyOrder(stored);
		assertThat(this.stepped.counts().buffered()).isZero();
		assertThat(this.stepped.counts().lost()).isZero();
		assertThat(this.stepped.status().bufferedBytes()).isZero();
		assertThat(this.stepped.status().inFlight()).isZero();
	}

}
