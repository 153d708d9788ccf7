package io.cloudwatchlogging.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.cloudwatchlogging.Counts;
import io.cloudwatchlogging.DeliveryStatus;
import io.cloudwatchlogging.FailureKind;
import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.delivery.SendResult.Accepted;
import io.cloudwatchlogging.delivery.SendResult.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
	void aRowOfPoisonIsLostWhenOthersAreTaken() {
		for (int i = 0; i < 20; i++) {
			this.stepped.offer("poison " + i);
		}
		for (int i = 0; i < 20; i++) {
			this.stepped.offer("line " + i);
		}
		sendToService();
		assertThat(this.stepped.counts().delivered()).isEqualTo(20);
		assertThat(this.stepped.counts().lost(LossReason.INVALID)).isPositive();
		while (this.stepped.counts().buffered() > 0) {
			this.stepped.offer("another line");
			sendToService();
		}
		assertThat(this.stepped.counts().lost(LossReason.INVALID)).isEqualTo(20);
	}

	@Test
	void anEndpointThatRefusesEverythingForATimeCostsNoLine() {
		List<String> expected = offerNumbered(1000);
		assertThat(refuseAllFor(Duration.ofHours(1))).isBetween(100, 1000);
		DeliveryStatus status = this.stepped.status();
		assertThat(status.counts().lost()).isZero();
		assertThat(status.failureKind()).isEqualTo(FailureKind.DENIED);
		assertThat(status.lastError()).contains("no others have been taken", "not in the mood");
		this.stepped.sendAll();
		assertThat(this.stepped.stored()).isEqualTo(expected);
		assertThat(this.stepped.counts().lost()).isZero();
	}

	@Test
	void anEndpointThatBeginsToRefuseEverythingInTheMidstCostsFewLines() {
		List<String> expected = offerNumbered(1000);
		this.stepped.advance(Duration.ofSeconds(1));
		this.stepped.settle(this.stepped.take(), new Refused("not in the mood"));
		this.stepped.accept(this.stepped.take());
		refuseAllFor(Duration.ofHours(1));
		long lost = this.stepped.counts().lost(LossReason.INVALID);
		assertThat(lost).isLessThanOrEqualTo(PoisonEventDetector.MAX_CONFIRMATIONS);
		this.stepped.sendAll();
		assertThat(this.stepped.stored()).hasSize((int) (1000 - lost)).isSubsetOf(expected);
		assertThat(this.stepped.counts().lost()).isEqualTo(lost);
	}

	@Test
	void whatIsTakenOfEarlierRequestsIsNoEvidence() {
		for (int i = 0; i < 2 * Limits.BATCH_EVENTS; i++) {
			this.stepped.offer("line");
			if (i % 100 == 0) {
				this.stepped.advance(Duration.ofMillis(1));
			}
		}
		this.stepped.advance(Duration.ofSeconds(1));
		Batch first = this.stepped.take();
		Batch second = this.stepped.take();
		this.stepped.advance(Duration.ofMillis(1));
		this.stepped.settle(first, new Refused("not in the mood"));
		this.stepped.accept(second);
		refuseAllFor(Duration.ofHours(1));
		assertThat(this.stepped.counts().lost()).isZero();
	}

	@Test
	void aLonePoisonHoldsNothingUp() {
		this.stepped.offer("poison");
		assertThat(sendToService()).isPositive();
		assertThat(this.stepped.counts().buffered()).isOne();
		this.stepped.offer("line");
		sendToService();
		assertThat(this.stepped.stored()).containsExactly("line");
		assertThat(this.stepped.counts().lost(LossReason.INVALID)).isOne();
		assertThat(this.stepped.status().failureKind()).isNull();
		assertThat(this.stepped.status().bufferedBytes()).isZero();
	}

	@Test
	void eventsThatAreSetAsideTakeTurns() {
		this.stepped.offer("poison");
		this.stepped.advance(Duration.ofMillis(1));
		this.stepped.offer("line");
		refuseAllFor(Duration.ofMinutes(1));
		sendToService();
		assertThat(this.stepped.stored()).containsExactly("line");
		assertThat(this.stepped.counts().lost(LossReason.INVALID)).isOne();
	}

	@Test
	void whatIsSetAsideCanBeDiscarded() {
		offerNumbered(10);
		refuseAllFor(Duration.ofMinutes(1));
		this.stepped.buffer().discard();
		assertThat(this.stepped.counts().lost(LossReason.DISCARDED)).isEqualTo(10);
		assertThat(this.stepped.status().bufferedBytes()).isZero();
		this.stepped.assertNothingDue();
	}

	private List<String> offerNumbered(int count) {
		List<String> lines = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			lines.add("line " + i);
			this.stepped.offer(lines.get(i));
			this.stepped.advance(Duration.ofMillis(1));
		}
		return lines;
	}

	/** The number of requests that are made. */
	private int refuseAllFor(Duration duration) {
		int requests = 0;
		for (long second = 0; second < duration.toSeconds(); second++) {
			this.stepped.advance(Duration.ofSeconds(1));
			for (Batch batch = this.stepped.buffer().dispatcher().poll(); batch != null; batch = this.stepped.buffer()
				.dispatcher()
				.poll()) {
				requests++;
				this.stepped.settle(batch, new Refused("not in the mood"));
			}
		}
		return requests;
	}

	/** The number of requests within an hour. */
	private int sendToService() {
		int requests = 0;
		for (int i = 0; i < 3600 && this.stepped.counts().buffered() > 0; i++) {
			this.stepped.advance(Duration.ofSeconds(1));
			for (Batch batch = this.stepped.buffer().dispatcher().poll(); batch != null; batch = this.stepped.buffer()
				.dispatcher()
				.poll()) {
				requests++;
				if (SteppedBuffer.messages(batch).stream().anyMatch((line) -> line.startsWith("poison"))) {
					this.stepped.settle(batch, new Refused("poison"));
				}
				else {
					this.stepped.accept(batch);
				}
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
