package io.cloudwatchlogging.delivery;

import java.util.List;

import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.delivery.journal.HeldErrors;
import io.cloudwatchlogging.delivery.journal.UnreadableBatch;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JournalRecovery}.
 */
class JournalRecoveryTests {

	private final BufferLock lock = new BufferLock();

	private final SteppedTime time = new SteppedTime();

	private final StreamQueues queues = new StreamQueues(TestSettings.defaults().build());

	private final Ledger ledger = new Ledger();

	private final JournalRecovery recovery = new JournalRecovery(this.lock, this.time, this.queues, this.ledger,
			new LeaderFollower(this.lock, this.time), new BackpressureGate(this.lock, this.time),
			DeliveryListener.NONE);

	private final UnreadableBatch first = batch("a");

	private final UnreadableBatch broken = batch("b", "c");

	private final UnreadableBatch last = batch("d");

	/** As when a program cuts one of the files of a run while it is read. */
	@Test
	void aBatchThatCannotBeReadIsLostAndNoOtherOne() {
		this.broken.breakMemory();
		this.recovery.recovered("4711", List.of(this.first.batch(), this.broken.batch(), this.last.batch()));
		assertThat(this.queues.durableEvents()).isEqualTo(2);
		assertThat(this.ledger.recovered()).isEqualTo(2);
		assertThat(this.ledger.counts().lost(LossReason.UNREADABLE)).isEqualTo(2);
		assertThat(this.ledger.counts()).hasToString("accepted 4, delivered 0, lost 2, buffered 2");
		assertThat(this.ledger.takeLosses()).singleElement()
			.isEqualTo(new Loss(new Destination("group", "stream"), LossReason.UNREADABLE, Severity.ERROR, 2));
		assertThat(this.broken.isTold()).isTrue();
		assertThat(this.broken.isReleased()).isTrue();
		assertThat(this.first.isTold() || this.last.isTold()).isFalse();
	}

	/** The JVM may throw the error of one batch while it reads the next one. */
	@Test
	void anErrorThatComesLateIsNotTakenForOneOfTheNextBatch() {
		HeldErrors late = new HeldErrors(true);
		int severity = Severity.INFO.ordinal();
		UnreadableBatch broken = new UnreadableBatch(late, severity, "b", "c");
		UnreadableBatch next = new UnreadableBatch(late, severity, "d");
		broken.breakMemory();
		this.recovery.recovered("4711", List.of(broken.batch(), next.batch()));
		assertThat(this.ledger.counts()).hasToString("accepted 3, delivered 0, lost 2, buffered 1");
		assertThat(broken.isTold()).isTrue();
		assertThat(broken.isReleased()).isTrue();
		assertThat(next.isTold()).isFalse();
	}

	private static UnreadableBatch batch(String... texts) {
		return new UnreadableBatch(Severity.INFO.ordinal(), texts);
	}

}
