package io.cloudwatchlogging.autoconfigure.actuate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.delivery.Loss;
import io.cloudwatchlogging.limiting.BudgetStatus;
import io.cloudwatchlogging.limiting.BudgetStatus.Stage;
import io.cloudwatchlogging.shipping.Shipping;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CloudWatchLogsHealthIndicator}.
 */
class CloudWatchLogsHealthIndicatorTests {

	private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

	private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

	private final FakeDelivery delivery = new FakeDelivery();

	private final LossTracker losses = new LossTracker(Shipping.shared(), this.clock);

	private @Nullable BudgetStatus budget;

	private final CloudWatchLogsHealthIndicator indicator = new CloudWatchLogsHealthIndicator(this.delivery,
			this.losses, List::of, () -> this.budget, Duration.ofSeconds(1), HealthThresholds.STANDARD, this.clock);

	@AfterEach
	void stopWatching() {
		this.losses.destroy();
	}

	@Test
	void tellsWhatIsBuffered() {
		this.delivery.lastDelivery = NOW.minusSeconds(2);
		this.delivery.oldestAge = Duration.ofNanos(1_234_567_890);
		assertThat(health().getStatus()).isEqualTo(Status.UP);
		assertThat(health().getDetails()).containsEntry("bufferedEvents", 0L)
			.containsEntry("bufferedBytes", 250L)
			.containsEntry("bufferFill", 0.25)
			.containsEntry("oldestAge", Duration.ofMillis(1234))
			.containsEntry("lostEvents", 0L)
			.containsEntry("lastDelivery", NOW.minusSeconds(2))
			.doesNotContainKeys("reason", "lastError", "failureKind");
	}

	@Test
	void tellsWhyItIsDown() {
		this.delivery.failingSince = NOW.minusSeconds(20);
		this.delivery.lastError = "Connection refused";
		assertThat(health().getStatus()).isEqualTo(Status.DOWN);
		assertThat(health().getDetails())
			.containsEntry("reason",
					"Delivery has been failing since 2026-03-01T11:59:40Z: "
							+ "CloudWatch Logs does not answer, or cannot serve requests")
			.containsEntry("lastError", "Connection refused")
			.containsEntry("lastErrorTime", NOW.minusSeconds(20))
			.containsEntry("failureKind", "unavailable");
	}

	@Test
	void staysUpWhenTheBudgetIsSpentAndSaysSo() {
		this.delivery.lastDelivery = NOW;
		this.budget = new BudgetStatus(Stage.AVAILABLE, 10, 1000, Instant.parse("2026-03-01T00:00:00Z"), 0);
		assertThat(health().getDetails()).doesNotContainKey("reason")
			.containsEntry("budget",
					new BudgetDescriptor("available", 10, 1000, 0, Instant.parse("2026-03-02T00:00:00Z")));
		this.budget = new BudgetStatus(Stage.SPENT, 1000, 1000, Instant.parse("2026-03-01T00:00:00Z"), 7);
		assertThat(health().getStatus()).isEqualTo(Status.UP);
		assertThat(health().getDetails()).containsEntry("reason", this.budget.message());
	}

	@Test
	void tellsOfNoBudgetWhereThereIsNone() {
		assertThat(health().getDetails()).doesNotContainKey("budget");
	}

	@ParameterizedTest
	@EnumSource(names = { "LIMITED", "REPEATED", "OVER_BUDGET" })
	void whatLimitsKeepBackIsNotHeldAgainstIt(LossReason reason) {
		this.delivery.lastDelivery = NOW;
		this.losses.lost(new Loss(new Destination("group", "stream"), reason, Severity.INFO, 1));
		assertThat(health().getStatus()).isEqualTo(Status.UP);
	}

	@Test
	void isDownWhenItCannotLook() {
		this.delivery.failure = new IllegalStateException("broken");
		assertThat(health().getStatus()).isEqualTo(Status.DOWN);
	}

	@ParameterizedTest
	@EnumSource(value = LossReason.class, mode = EnumSource.Mode.EXCLUDE,
			names = { "EMPTY", "OVERSIZE", "CUSTOMIZER", "DISCARDED", "LIMITED", "REPEATED", "OVER_BUDGET" })
	void isDownAfterALossThatNobodyAskedFor(LossReason reason) {
		lose(reason);
		assertThat(health().getStatus()).isEqualTo(Status.DOWN);
	}

	@ParameterizedTest
	@EnumSource(value = LossReason.class, names = { "EMPTY", "OVERSIZE", "DISCARDED" })
	void isNotDownAfterALossThatTheSettingsAskFor(LossReason reason) {
		lose(reason);
		assertThat(health().getStatus()).isEqualTo(Status.UNKNOWN);
	}

	private void lose(LossReason reason) {
		this.losses.lost(new Loss(new Destination("/shop", "one"), reason, Severity.INFO, 3));
	}

	private Health health() {
		Health health = this.indicator.health();
		assertThat(health).isNotNull();
		return health;
	}

}
