package io.cloudwatchlogging.limiting;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link DropCounts}.
 */
class DropCountsTests {

	private final DropCounts counts = new DropCounts(LossReason.LIMITED, LossReason.OVER_BUDGET);

	@Test
	void handsOverEachEventOnceByReasonAndSeverity() {
		this.counts.add(LossReason.LIMITED, Severity.INFO);
		this.counts.add(LossReason.LIMITED, Severity.INFO);
		this.counts.add(LossReason.LIMITED, Severity.DEBUG);
		this.counts.add(LossReason.OVER_BUDGET, Severity.INFO);
		assertThat(handedOver()).containsExactlyInAnyOrder("LIMITED INFO 2", "LIMITED DEBUG 1", "OVER_BUDGET INFO 1");
		assertThat(handedOver()).isEmpty();
		this.counts.add(LossReason.LIMITED, Severity.INFO);
		assertThat(handedOver()).containsExactly("LIMITED INFO 1");
	}

	@Test
	void knowsTheReasonsThatItIsMadeFor() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.counts.add(LossReason.EMPTY, Severity.INFO));
	}

	@Test
	void losesNothingWhileThreadsCount() throws InterruptedException {
		AtomicBoolean done = new AtomicBoolean();
		AtomicLong total = new AtomicLong();
		Thread taker = new Thread(() -> {
			while (!done.get()) {
				this.counts.transferTo((reason, severity, count) -> total.addAndGet(count));
			}
		});
		taker.start();
		Thread[] threads = new Thread[3];
		for (int i = 0; i < threads.length; i++) {
			threads[i] = new Thread(() -> {
				for (int event = 0; event < 100_000; event++) {
					this.counts.add(LossReason.LIMITED, Severity.INFO);
				}
			});
			threads[i].start();
		}
		for (Thread thread : threads) {
			thread.join();
		}
		done.set(true);
		taker.join();
		this.counts.transferTo((reason, severity, count) -> total.addAndGet(count));
		assertThat(total).hasValue(300_000);
	}

	private List<String> handedOver() {
		List<String> all = new ArrayList<>();
		this.counts.transferTo((reason, severity, count) -> all.add(reason + " " + severity + " " + count));
		return all;
	}

}
