package io.cloudwatchlogging.autoconfigure.actuate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CloudWatchLogsEndpoint}.
 */
class CloudWatchLogsEndpointTests {

	private final FakeDelivery delivery = new FakeDelivery();

	private final CloudWatchLogsEndpoint endpoint = new CloudWatchLogsEndpoint(this.delivery, List::of);

	@Test
	void tellsEveryReasonOfALoss() {
		DeliveryDescriptor status = this.endpoint.status();
		assertThat(status.events().rejected()).containsOnlyKeys("expired", "invalid", "too-new", "too-old");
		assertThat(status.events().dropped()).containsOnlyKeys("buffer-full", "discarded", "empty", "oversize",
				"unencodable");
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
	void flushesForFiveSecondsAtMostUnlessToldOtherwise() {
		assertThat(this.endpoint.flush()).isEqualTo(new FlushDescriptor(3, 2, false, Duration.ofSeconds(5)));
		this.endpoint.flushWithin(null);
		this.endpoint.flushWithin(Duration.ofMillis(300));
		assertThat(this.delivery.flushes)
			.isEqualTo(List.of(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(300)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT-1S", "PT61S" })
	void holdsNoRequestThreadForLong(Duration timeout) {
		assertThatExceptionOfType(InvalidEndpointRequestException.class)
			.isThrownBy(() -> this.endpoint.flushWithin(timeout))
			.satisfies((ex) -> assertThat(ex.getReason()).isEqualTo("The timeout must be between 0s and 60s"));
	}

}
