package io.cloudwatchlogging.delivery;

import java.util.Objects;
import java.util.Random;

import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.delivery.SendResult.Accepted;
import io.cloudwatchlogging.delivery.SendResult.Deferred;
import io.cloudwatchlogging.delivery.SendResult.EventTooLarge;
import io.cloudwatchlogging.delivery.SendResult.Refused;
import io.cloudwatchlogging.delivery.SendResult.Retry;
import io.cloudwatchlogging.delivery.SendResult.Unreadable;
import io.cloudwatchlogging.delivery.journal.UnreadableBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for batches of a journal whose memory cannot be read any more.
 */
class UnreadableMemoryTests {

	private final DeliverySettings settings = TestSettings.defaults().build();

	private final Ledger ledger = new Ledger();

	private final StreamQueues queues = new StreamQueues(this.settings);

	private final Batcher batcher = new Batcher(this.settings, this.queues, this.ledger);

	private final SteppedTime time = new SteppedTime();

	private final SendResultHandler handler = new SendResultHandler(this.queues, this.batcher, this.ledger,
			new SendStatistics(), new ConcurrencyLimiter(this.settings), new RetryPolicy(new Random(1)),
			new AttemptTimeouts());

	private final UnreadableBatch memory = new UnreadableBatch(Severity.WARN.ordinal(), "a", "b", "x".repeat(3000));

	/** Each answer reads another part of the batch. */
	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3 })
	void aBatchThatCannotBeReadIsGivenUpAndCounted(int answer) {
		Batch batch = take();
		this.memory.breakMemory();
		SendResult prepared = SendResultHandler.prepare(batch, switch (answer) {
			case 0 -> UnreadableMemory.resultOf(batch, new InternalError("a fault occurred"));
			case 1 -> new Refused("one of them is bad");
			case 2 -> new EventTooLarge(2000, "too large");
			default -> new Deferred();
		});
		assertThat(prepared).isInstanceOf(Unreadable.class);
		this.handler.apply(batch, prepared, false, this.time);
		assertLost();
	}

	@Test
	void aBatchThatBecomesUnreadableWhileItIsDividedIsGivenUp() {
		Batch batch = take();
		batch.sort();
		EventTooLarge tooLarge = new EventTooLarge(2000, "too large");
		assertThat(SendResultHandler.prepare(batch, tooLarge)).isEqualTo(tooLarge);
		this.memory.breakMemory();
		assertThat(this.handler.apply(batch, tooLarge, false, this.time)).isInstanceOf(Unreadable.class);
		assertLost();
	}

	@Test
	void aBatchThatIsStoredIsDeliveredThoughItCannotBeReadAnyMore() {
		Batch batch = take();
		this.memory.breakMemory();
		SendResult prepared = SendResultHandler.prepare(batch, new Accepted(1, 1, 3));
		this.handler.apply(batch, prepared, false, this.time);
		assertThat(this.ledger.counts().delivered()).isEqualTo(3);
		assertThat(this.ledger.counts().buffered()).isZero();
		assertThat(this.memory.isReleased()).isTrue();
		assertThat(this.memory.isTold()).isTrue();
	}

	@Test
	void aPartThatCannotBeReadDoesNotKeepTheOther() {
		Batch batch = take();
		this.handler.apply(batch, SendResultHandler.prepare(batch, new Refused("bad")), false, this.time);
		Batch half = taken();
		this.memory.breakMemory();
		this.handler.apply(half, UnreadableMemory.resultOf(half, new InternalError("a fault occurred")), false,
				this.time);
		assertThat(this.ledger.counts().lost(LossReason.UNREADABLE)).isOne();
		Batch other = taken();
		this.handler.apply(other, Accepted.all(other), false, this.time);
		assertThat(this.ledger.counts().delivered()).isEqualTo(2);
		assertThat(this.memory.isReleased()).isTrue();
	}

	@Test
	void aWaitingBatchThatCannotBeReadIsDiscarded() {
		Batch batch = take();
		this.memory.breakMemory();
		this.handler.discard(batch, UnreadableMemory.severities(batch));
		assertThat(this.ledger.counts().lost(LossReason.DISCARDED)).isEqualTo(3);
	}

	@Test
	void anErrorThatIsNotOfTheMemoryIsAReasonToTryAgain() {
		Batch batch = take();
		assertThat(UnreadableMemory.resultOf(batch, new InternalError("of a library"))).isInstanceOf(Retry.class);
		assertThat(UnreadableMemory.severities(batch).get(Severity.WARN.ordinal())).isEqualTo(3);
	}

	private void assertLost() {
		assertThat(this.ledger.counts().lost(LossReason.UNREADABLE, Severity.ERROR)).isEqualTo(3);
		assertThat(this.ledger.counts().buffered()).isZero();
		assertThat(this.memory.isReleased()).isTrue();
		assertThat(this.memory.isTold()).isTrue();
		assertThat(this.queues.take(Long.MAX_VALUE, 0, 6)).isNull();
	}

	private Batch take() {
		PendingBatch pending = PendingBatch.recovered(JournalEvents.recovered(this.memory.batch()), this.time.nanos());
		pending.number(this.queues.nextSequence());
		this.queues.recover(pending);
		this.ledger.recovered(pending.unsettled());
		return taken();
	}

	private Batch taken() {
		Batch batch = Objects.requireNonNull(this.queues.take(this.time.nanos(), 0, 6));
		batch.attempt().begin(this.time.nanos(), 1);
		batch.source().requestStarted();
		return batch;
	}

}
