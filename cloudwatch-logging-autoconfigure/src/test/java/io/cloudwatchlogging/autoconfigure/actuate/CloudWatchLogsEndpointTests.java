package io.cloudwatchlogging.autoconfigure.actuate;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.cloudwatchlogging.JournalStatus;
import io.cloudwatchlogging.masking.MaskCounts;
import io.cloudwatchlogging.limiting.BudgetStatus;
import io.cloudwatchlogging.limiting.LoggerVolume;
import io.cloudwatchlogging.limiting.Price;
import io.cloudwatchlogging.limiting.VolumeReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CloudWatchLogsEndpoint}.
 */
class CloudWatchLogsEndpointTests {

	private final FakeDelivery delivery = new FakeDelivery();

	private final CloudWatchLogsEndpoint endpoint = new CloudWatchLogsEndpoint(this.delivery, List::of, VolumeView.NONE,
			new MaskCounts());

	@Test
	void tellsEveryReasonOfALoss() {
		DeliveryDescriptor status = this.endpoint.status();
		assertThat(status.events().rejected()).containsOnlyKeys("expired", "invalid", "too-new", "too-old");
		assertThat(status.events().dropped()).containsOnlyKeys("buffer-full", "customizer", "discarded", "empty",
				"limited", "over-budget", "oversize", "repeated", "unencodable", "unreadable");
	}

	@Test
	void tellsOfAFailureUntilItIsMendedAndOfTheLastErrorEvenLater() {
		this.delivery.failingSince = Instant.EPOCH;
		this.delivery.lastError = "Connection refused";
		DeliveryDescriptor status = this.endpoint.status();
		assertThat(status.failure()).isEqualTo(new DeliveryDescriptor.Failure(Instant.EPOCH, "unavailable"));
		assertThat(status.lastError()).isEqualTo(new DeliveryDescriptor.LastError(Instant.EPOCH, "Connection refused"));
	}

	@Test
	void tellsTheStateOfTheJournal() {
		assertThat(this.endpoint.status().journal()).isNull();
		this.delivery.journal = new JournalStatus(JournalStatus.State.DEGRADED, "no room", "/journal", 8, 4, 2, 7, 1,
				3);
		assertThat(this.endpoint.status().journal())
			.isEqualTo(new JournalDescriptor("degraded", "no room", "/journal", 2, 4, 8, 7, 1, 3));
	}

	@Test
	void tellsOfBudgetAndCostWhereThereAreSome() {
		assertThat(this.endpoint.status().budget()).isNull();
		assertThat(this.endpoint.status().cost()).isNull();
		VolumeReport report = new VolumeReport(Instant.EPOCH, Duration.ofHours(12),
				List.of(new LoggerVolume("com.acme.Poller", 10, 5_000_000_000L)), new LoggerVolume("", 1, 1000));
		DeliveryDescriptor status = new CloudWatchLogsEndpoint(this.delivery, List::of,
				new VolumeView(() -> new BudgetStatus(BudgetStatus.Stage.NEARLY_SPENT, 900, 1000, Instant.EPOCH, 0),
						(loggers) -> report, new Price(new BigDecimal("0.5"))),
				new MaskCounts())
			.status();
		assertThat(status.budget())
			.isEqualTo(new BudgetDescriptor("nearly-spent", 900, 1000, 0, Instant.parse("1970-01-02T00:00:00Z")));
		assertThat(status.cost()).isNotNull();
		assertThat(status.cost().loggers()).containsExactly(new CostDescriptor.Volume("com.acme.Poller", 10,
				5_000_000_000L, 10_000_000_000L, new BigDecimal("150.00")));
		assertThat(status.cost().others())
			.isEqualTo(new CostDescriptor.Volume(null, 1, 1000, 2000, new BigDecimal("0.00")));
		assertThat(status.cost().total().usdPerMonth()).isEqualTo(new BigDecimal("150.00"));
	}

	@Test
	void flushesForFiveSecondsAtMostUnlessToldOtherwise() {
		assertThat(this.endpoint.flush()).isEqualTo(new FlushDescriptor(3, 2, false, Duration.ofSeconds(5)));
		this.endpoint.flushWithin(null);
		this.endpoint.flushWithin("300ms");
		assertThat(this.delivery.flushes)
			.isEqualTo(List.of(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(300)));
	}

	@ParameterizedTest
	@CsvSource({ "5, PT5S", "0, PT0S", "60, PT1M", "5s, PT5S", "1500ms, PT1.5S", "PT2.5S, PT2.5S", "1m, PT1M" })
	void aTimeoutWithoutAUnitIsInSeconds(String timeout, Duration wait) {
		this.endpoint.flushWithin(timeout);
		assertThat(this.delivery.flushes).containsExactly(wait);
	}

	@ParameterizedTest
	@ValueSource(strings = { "-1s", "61s", "61", "PT61S", "soon", "", "5 apples", "99999999999999999999",
			"9223372036854775807d" })
	void anyOtherTimeoutIsRefusedWithTheReason(String timeout) {
		assertThatExceptionOfType(InvalidEndpointRequestException.class)
			.isThrownBy(() -> this.endpoint.flushWithin(timeout))
			.satisfies((ex) -> assertThat(ex.getReason())
				.isEqualTo("The timeout must be a duration from 0s to 60s, such as 20s, and is '" + timeout + "'"));
		assertThat(this.delivery.flushes).isEmpty();
	}

}
