package io.cloudwatchlogging.delivery;

import java.time.Duration;

import io.cloudwatchlogging.FailureKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for batches of one log stream that leave ahead of one that has to wait, as it
 * shares a millisecond with another one.
 */
class OvertakingTests {

	private static final String[] LINES = { "a", "b", "c", "d", "e", "f", "g", "h", "i" };

	private final SteppedBuffer stepped = new SteppedBuffer(TestSettings.defaults().maxBatch(2, Limits.BATCH_BYTES));

	private final long start = this.stepped.time().millis();

	@Test
	void aBatchThatWaitsForAnotherDoesNotHoldUpThoseBehindIt() {
		offer(0, 1, 1, 2, 3, 4, 5);
		Batch first = take("a", "b");
		Batch third = take("e", "f");
		this.stepped.assertNothingDue();
		this.stepped.accept(first);
		Batch second = take("c", "d");
		this.stepped.accept(third);
		this.stepped.accept(second);
		this.stepped.sendAll();
		assertThat(this.stepped.stored()).containsExactly("a", "b", "c", "d", "e", "f", "g");
	}

	@Test
	void aBatchThatSharesAMillisecondWithOneThatWaitsWaits() {
		offer(0, 1, 1, 2, 2, 3, 4);
		Batch first = take("a", "b");
		this.stepped.assertNothingDue();
		this.stepped.accept(first);
		Batch second = take("c", "d");
		this.stepped.assertNothingDue();
		this.stepped.accept(second);
		take("e", "f");
	}

	@Test
	void aBatchThatHasOvertakenOneIsWaitedForAsWell() {
		offer(0, 1, 1, 2, 3, 4, 4, 5, 6);
		Batch first = take("a", "b");
		Batch third = take("e", "f");
		this.stepped.assertNothingDue();
		this.stepped.accept(third);
		Batch fourth = take("g", "h");
		this.stepped.accept(first);
		this.stepped.accept(take("c", "d"));
		this.stepped.accept(fourth);
		this.stepped.sendAll();
		assertThat(this.stepped.stored()).containsExactly(LINES);
	}

	@Test
	void aBatchThatFailsIsTriedAgainAheadOfThoseThatHaveOvertakenIt() {
		offer(0, 1, 1, 2, 3, 4, 5);
		Batch first = take("a", "b");
		Batch third = take("e", "f");
		this.stepped.accept(first);
		Batch second = take("c", "d");
		this.stepped.fail(third, FailureKind.UNAVAILABLE);
		this.stepped.fail(second, FailureKind.UNAVAILABLE);
		this.stepped.advance(Duration.ofMinutes(1));
		this.stepped.accept(take("c", "d"));
		this.stepped.accept(take("e", "f"));
	}

	@Test
	void aFlushWaitsForABatchThatLaterOnesHaveOvertaken() throws InterruptedException {
		offer(0, 1, 1, 2, 3);
		Batch first = take("a", "b");
		Flushes.Flush flush = this.stepped.buffer().flushes().begin(Duration.ZERO);
		this.stepped.accept(take("e"));
		offer(10, 11, 12);
		Batch later = this.stepped.take();
		this.stepped.accept(first);
		assertThat(this.stepped.buffer().flushes().await(flush, true).complete()).as("c and d wait").isFalse();
		this.stepped.accept(take("c", "d"));
		assertThat(this.stepped.buffer().flushes().await(flush, true).complete()).isTrue();
		this.stepped.accept(later);
	}

	@Test
	void asManyAreOvertakenAsThereMayBeRequests() {
		// Each of them shares its last millisecond with the next one.
		for (int i = 0; i < DeliverySettings.MAX_IN_FLIGHT + 1; i++) {
			offer(i, i + 1);
		}
		offer(100, 101, 200);
		Batch first = this.stepped.take();
		this.stepped.assertNothingDue();
		this.stepped.accept(first);
		this.stepped.take();
		assertThat(SteppedBuffer.messages(this.stepped.take())).as("one fewer is before it").hasSize(2);
		this.stepped.assertNothingDue();
	}

	/** Offers lines of these milliseconds, and lets those for late lines pass. */
	private void offer(int... millis) {
		for (int i = 0; i < millis.length; i++) {
			this.stepped.offer(this.start + millis[i], LINES[i]);
		}
		this.stepped.advance(SteppedBuffer.SETTLE);
	}

	private Batch take(String... messages) {
		Batch batch = this.stepped.take();
		assertThat(SteppedBuffer.messages(batch)).containsExactly(messages);
		return batch;
	}

}
