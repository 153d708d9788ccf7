package io.cloudwatchlogging.autoconfigure.actuate;

import java.time.Duration;
import java.time.Instant;

import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.autoconfigure.actuate.LossTracker.RecentLoss;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HealthVerdict}.
 */
class HealthVerdictTests {

	private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

	private static final Duration LINGER = Duration.ofSeconds(1);

	private final FakeDelivery delivery = new FakeDelivery();

	private @Nullable RecentLoss loss;

	@Test
	void isUnknownBeforeTheFirstDelivery() {
		assertThat(verdict()).isEqualTo(new HealthVerdict(Status.UNKNOWN, "Nothing has been delivered yet"));
	}

	@Test
	void isUnknownWhileLinesWaitForTheFirstConnection() {
		this.delivery.connected = false;
		this.delivery.oldestAge = Duration.ofMinutes(5);
		assertThat(verdict().status()).isEqualTo(Status.UNKNOWN);
	}

	@Test
	void isUpAfterADelivery() {
		this.delivery.lastDelivery = NOW.minusSeconds(3600);
		assertThat(verdict()).isEqualTo(new HealthVerdict(Status.UP, null));
	}

	@Test
	void isUpDuringAHiccupAndSaysSo() {
		this.delivery.lastDelivery = NOW.minusSeconds(10);
		this.delivery.failingSince = NOW.minusSeconds(9);
		this.delivery.oldestAge = Duration.ofSeconds(9);
		assertThat(verdict()).isEqualTo(new HealthVerdict(Status.UP, "Delivery has been failing since "
				+ "2026-03-01T11:59:51Z: CloudWatch Logs does not answer, or cannot serve requests"));
	}

	@Test
	void isDownWhenAttemptsFailForLong() {
		this.delivery.lastDelivery = NOW.minusSeconds(15);
		this.delivery.failingSince = NOW.minusSeconds(10);
		assertThat(verdict()).isEqualTo(new HealthVerdict(Status.DOWN, "Delivery has been failing since "
				+ "2026-03-01T11:59:50Z: CloudWatch Logs does not answer, or cannot serve requests"));
	}

	@Test
	void isDownFromTheFirstAttemptOnIfItFails() {
		this.delivery.failingSince = NOW;
		assertThat(verdict().status()).isEqualTo(Status.DOWN);
		assertThat(verdict().reason()).startsWith("Delivery has been failing since 2026-03-01T12:00:00Z: ");
	}

	@Test
	void isDownWhenRequestsGetNoAnswer() {
		this.delivery.lastDelivery = NOW.minusSeconds(22);
		this.delivery.oldestAge = Duration.ofSeconds(21);
		assertThat(verdict()).isEqualTo(new HealthVerdict(Status.DOWN, "An event has been waiting for PT21S"));
	}

	@Test
	void isUpWhileABacklogIsDelivered() {
		this.delivery.lastDelivery = NOW.minusSeconds(1);
		this.delivery.oldestAge = Duration.ofSeconds(50);
		assertThat(verdict().status()).isEqualTo(Status.UP);
	}

	@Test
	void isDownWhenOneStreamIsStuckWhileOthersAreDelivered() {
		this.delivery.lastDelivery = NOW.minusSeconds(1);
		this.delivery.oldestAge = Duration.ofSeconds(61);
		assertThat(verdict().status()).isEqualTo(Status.DOWN);
	}

	@Test
	void toleratesTheLingerThatIsSet() {
		this.delivery.lastDelivery = NOW.minusSeconds(60);
		this.delivery.oldestAge = Duration.ofSeconds(60);
		HealthVerdict verdict = HealthVerdict.of(this.delivery.status(), null, Duration.ofSeconds(60),
				HealthThresholds.STANDARD, NOW);
		assertThat(verdict.status()).isEqualTo(Status.UP);
	}

	@Test
	void isDownForAMinuteAfterALoss() {
		this.delivery.lastDelivery = NOW;
		this.loss = new RecentLoss(LossReason.BUFFER_FULL, NOW.minusSeconds(59));
		assertThat(verdict()).isEqualTo(new HealthVerdict(Status.DOWN, "Events were lost: buffer full"));
		this.loss = new RecentLoss(LossReason.BUFFER_FULL, NOW.minusSeconds(60));
		assertThat(verdict().status()).isEqualTo(Status.UP);
	}

	private HealthVerdict verdict() {
		return HealthVerdict.of(this.delivery.status(), this.loss, LINGER, HealthThresholds.STANDARD, NOW);
	}

}
