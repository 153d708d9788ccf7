package io.cloudwatchlogging.aws;

import java.time.Duration;
import java.util.stream.Stream;

import io.cloudwatchlogging.FailureKind;
import io.cloudwatchlogging.delivery.Batch;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.delivery.SendResult;
import io.cloudwatchlogging.delivery.TestBatches;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import io.cloudwatchlogging.test.fault.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for {@link CloudWatchLogsSink} on a service in trouble.
 */
class FailureKindIntegrationTests {

	private final EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();

	private final ClientDefaults timeouts = new ClientDefaults(Duration.ofSeconds(1), Duration.ofSeconds(20));

	private final CloudWatchLogsSink sink = new CloudWatchLogsSink(
			ClientSource.owned(() -> TestClients.client(this.service.endpoint(), this.timeouts::applyTo)),
			SinkSettings.DEFAULTS, RequestObserver.NONE, (warning) -> {
			}, TestClients.TIMER);

	@BeforeEach
	void createDestination() {
		this.service.createLogGroup("g");
		this.service.createLogStream("g", "s");
	}

	@AfterEach
	void close() {
		this.sink.close();
		this.service.close();
	}

	@ParameterizedTest
	@MethodSource
	void keepsTheBatchUntilItIsAcknowledged(Fault fault, FailureKind failureKind, boolean stored) {
		this.service.faults().inject(fault);
		Batch batch = batch("a");
		assertThat(this.sink.send(batch)).isInstanceOfSatisfying(SendResult.Retry.class,
				(retry) -> assertThat(retry.failureKind()).isEqualTo(failureKind));
		this.service.faults().clear();
		assertThat(this.sink.send(batch)).isEqualTo(SendResult.Accepted.all(batch));
		assertThat(this.service.messages("g")).hasSize(stored ? 2 : 1).containsOnly("a");
	}

	static Stream<Arguments> keepsTheBatchUntilItIsAcknowledged() {
		return Stream.of(arguments(Fault.outage(), FailureKind.UNAVAILABLE, false),
				arguments(Fault.connectionReset(), FailureKind.UNAVAILABLE, false),
				arguments(Fault.lostAnswer(), FailureKind.UNAVAILABLE, true),
				arguments(Fault.truncatedAnswer(), FailureKind.UNAVAILABLE, true),
				arguments(Fault.blackHole(), FailureKind.UNAVAILABLE, false),
				arguments(Fault.stall(), FailureKind.UNAVAILABLE, true),
				arguments(Fault.emptyAnswer(), FailureKind.UNAVAILABLE, false),
				arguments(Fault.htmlAnswer(200), FailureKind.UNAVAILABLE, false),
				arguments(Fault.htmlAnswer(502), FailureKind.UNAVAILABLE, false),
				arguments(Fault.htmlAnswer(403), FailureKind.DENIED, false),
				arguments(Fault.throttling(), FailureKind.THROTTLED, false),
				arguments(Fault.serviceUnavailable(), FailureKind.UNAVAILABLE, false),
				arguments(Fault.error(400, "ExpiredTokenException", "expired"), FailureKind.DENIED, false),
				arguments(Fault.error(413, "RequestEntityTooLarge", "large"), FailureKind.UNAVAILABLE, false));
	}

	@Test
	void learnsTheLimitOfAnEvent() {
		try (EmbeddedCloudWatchLogs small = EmbeddedCloudWatchLogs.builder().eventSizeLimit(1024).start();
				CloudWatchLogsSink sink = new CloudWatchLogsSink(
						ClientSource.owned(() -> TestClients.client(small.endpoint())), SinkSettings.DEFAULTS,
						RequestObserver.NONE, (warning) -> {
						}, TestClients.TIMER)) {
			assertThat(sink.send(batch("a", "x".repeat(2000)))).isInstanceOfSatisfying(SendResult.EventTooLarge.class,
					(tooLarge) -> assertThat(tooLarge.limit()).isEqualTo(1024));
			assertThat(small.messages("g")).isEmpty();
		}
	}

	@Test
	void reportsEventsThatAreTooOldOrTooNew() {
		long now = System.currentTimeMillis();
		Batch old = TestBatches.of(new Destination("g", "s"), now - Duration.ofDays(15).toMillis(), "a", "b");
		assertThat(this.sink.send(old)).isEqualTo(new SendResult.Accepted(2, 0, 2));
		Batch ahead = TestBatches.of(new Destination("g", "s"), now + Duration.ofHours(3).toMillis(), "a", "b");
		assertThat(this.sink.send(ahead)).isEqualTo(new SendResult.Accepted(0, 0, 0));
		assertThat(this.service.messages("g")).isEmpty();
	}

	private static Batch batch(String... messages) {
		return TestBatches.of(new Destination("g", "s"), System.currentTimeMillis(), messages);
	}

}
