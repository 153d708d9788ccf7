package io.cloudwatchlogging.logback;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PendingStart}.
 */
class PendingStartTests {

	private final PendingStart pending = new PendingStart();

	private int completed;

	private boolean ready;

	private final StartCompletion completion = new StartCompletion() {

		@Override
		public boolean isReady() {
			return PendingStartTests.this.ready;
		}

		@Override
		public void complete() {
			PendingStartTests.this.completed++;
		}

	};

	@Test
	void aStartIsCompletedOnce() {
		this.pending.complete();
		this.pending.begin(this.completion);
		this.pending.complete();
		this.pending.complete();
		assertThat(this.completed).isOne();
	}

	@Test
	void aStartThatIsNotReadyWaitsForTheEnd() {
		this.pending.begin(this.completion);
		this.pending.completeIfReady();
		assertThat(this.completed).isZero();
		this.ready = true;
		this.pending.completeIfReady();
		assertThat(this.completed).isOne();
	}

	@Test
	void aStartThatTheApplicationHasCompletedIsNotCompletedAgain() {
		this.pending.begin(this.completion);
		this.pending.clear();
		this.pending.complete();
		assertThat(this.completed).isZero();
	}

}
