package io.cloudwatchlogging.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.cloudwatchlogging.delivery.SendResult.Accepted;
import io.cloudwatchlogging.delivery.SendResult.Refused;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for batches and events that the service does not take.
 */
class RefusalTests {

	private final SteppedBuffer stepped = new SteppedBuffer(TestSettings.defaults());

	@ParameterizedTest
	@CsvSource({ "0, 0", "999, 999", "500, 500", "499, 500", "0, 999", "17, 18" })
	void onlyThePoisonIsLost(int one, int two) {
		Set<Integer> poison = new HashSet<>(List.of(one, two).subList(0, (one == two) ? 1 : 2));
		List<String> expected = new ArrayList<>();
		for (int i = 0; i < 1000; i++) {
			String line = "line " + i;
			this.stepped.offer(poison.contains(i) ? "poison " + i : line);
			if (!poison.contains(i)) {
				expected.add(line);
			}
		}
		int requests = sendToService();
		assertThat(requests).isLessThan(50);
		assertThat(this.stepped.stored()).isEqualTo(expected);
		assertThat(this.stepped.counts().lost(LossReason.INVALID)).isEqualTo(poison.size());
		assertThat(this.stepped.counts().lost()).isEqualTo(poison.size());
		assertThat(this.stepped.buffer().takeLosses())
			.containsExactly(new Loss(SteppedBuffer.STREAM, LossReason.INVALID, Severity.INFO, poison.size()));
		assertThat(this.stepped.status().lastError()).isEqualTo("poison");
		assertThat(this.stepped.status().bufferedBytes()).isZero();
	}

	@Test
	void aServiceThatRefusesEverythingComesToAnEnd() {
		for (int i = 0; i < 1000; i++) {
			this.stepped.offer("poison");
		}
		assertThat(sendToService()).isEqualTo(1999);
		assertThat(this.stepped.counts().lost(LossReason.INVALID)).isEqualTo(1000);
		assertThat(this.stepped.status().bufferedBytes()).isZero();
	}

	private int sendToService() {
		this.stepped.advance(Duration.ofSeconds(1));
		int requests = 0;
		for (Batch batch = this.stepped.buffer().poll(); batch != null; batch = this.stepped.buffer().poll()) {
			requests++;
			if (SteppedBuffer.messages(batch).stream().anyMatch((line) -> line.startsWith("poison"))) {
				this.stepped.settle(batch, new Refused("poison"));
			}
			else {
				this.stepped.accept(batch);
			}
		}
		return requests;
	}

	@ParameterizedTest
	@CsvSource({ "2, 0, 10, 2, 0, 0", "0, 3, 10, 0, 3, 0", "2, 3, 9, 2, 1, 1", "3, 2, 10, 3, 0, 0", "0, 0, 0, 0, 0, 10",
			"-5, -7, -1, 0, 0, 10", "50, 70, 90, 10, 0, 0", "0, 50, 90, 0, 10, 0", "6, 8, 2, 6, 2, 2",
			"2147483647, 2147483647, -2147483648, 10, 0, 0", "-2147483648, -2147483648, 2147483647, 0, 0, 0" })
	void rejectedRangesAreCountedOnceHoweverTheyLie(int tooOldEnd, int expiredEnd, int tooNewStart, long tooOld,
			long expired, long tooNew) {
		for (int i = 0; i < 10; i++) {
			this.stepped.offer("line " + i);
		}
		this.stepped.advance(Duration.ofSeconds(1));
		this.stepped.settle(this.stepped.take(), new Accepted(tooOldEnd, expiredEnd, tooNewStart));
		Counts counts = this.stepped.counts();
		assertThat(counts.lost(LossReason.TOO_OLD)).isEqualTo(tooOld);
		assertThat(counts.lost(LossReason.EXPIRED)).isEqualTo(expired);
		assertThat(counts.lost(LossReason.TOO_NEW)).isEqualTo(tooNew);
		assertThat(counts.delivered()).isEqualTo(10 - tooOld - expired - tooNew);
		assertThat(counts.buffered()).isZero();
		assertThat(this.stepped.status().bufferedBytes()).isZero();
	}

}
