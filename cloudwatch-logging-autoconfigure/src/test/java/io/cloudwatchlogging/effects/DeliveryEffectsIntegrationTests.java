package io.cloudwatchlogging.effects;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

import io.cloudwatchlogging.EffectOf;
import io.cloudwatchlogging.test.Fault;
import io.cloudwatchlogging.test.InjectedFault;
import io.cloudwatchlogging.test.ReceivedRequest;
import io.cloudwatchlogging.test.StoredEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the properties of batches and of delivery.
 */
class DeliveryEffectsIntegrationTests {

	@RegisterExtension
	static final ShippingApplication application = new ShippingApplication();

	private static final Logger LOG = LoggerFactory.getLogger("orders");

	@Test
	@EffectOf("cloudwatch.logs.batch.max-linger")
	void aLineWaitsAsLongForOthers() {
		application.run((context) -> {
			LOG.info("a line");
			application.service().requests().await("PutLogEvents", 1, ShippingApplication.PATIENCE);
		}, "cloudwatch.logs.batch.max-linger=2500ms");
		ReceivedRequest request = application.puts().get(0);
		StoredEvent event = application.service().events(ShippingApplication.GROUP).get(0);
		assertThat(Duration.between(event.timestamp(), request.arrivalTime())).isGreaterThan(Duration.ofMillis(2400));
	}

	@Test
	@EffectOf("cloudwatch.logs.delivery.max-in-flight")
	void asManyRequestsAreUnderWayAtOnce() {
		application.service().faults().inject(Fault.stall().onOperation("PutLogEvents"));
		application.run((context) -> {
			logToStreams(20);
			application.service().requests().await("PutLogEvents", 12, ShippingApplication.PATIENCE);
			application.service().faults().clear();
		}, "cloudwatch.logs.delivery.max-in-flight=12", "cloudwatch.logs.stream.name={logger}");
		assertThat(application.service().requests().maxInFlight()).isEqualTo(12);
	}

	@Test
	@EffectOf("cloudwatch.logs.delivery.max-in-flight")
	void noMoreRequestsThanOneAreUnderWayAtOnce() {
		application.service().faults().inject(Fault.latency(Duration.ofMillis(50)).onOperation("PutLogEvents"));
		application.run((context) -> logToStreams(20), "cloudwatch.logs.delivery.max-in-flight=1",
				"cloudwatch.logs.stream.name={logger}");
		assertThat(application.messages()).hasSize(20);
		assertThat(application.service().requests().maxInFlight()).isOne();
	}

	private static void logToStreams(int count) {
		IntStream.range(0, count).forEach((i) -> LoggerFactory.getLogger("stream-" + i).info("a line"));
	}

	@Test
	@EffectOf("cloudwatch.logs.delivery.compression")
	void requestsAreCompressed() {
		application.run((context) -> LOG.info("a".repeat(10_000)), "cloudwatch.logs.delivery.compression=always");
		assertThat(application.puts()).anySatisfy((request) -> {
			assertThat(request.gzip()).isTrue();
			assertThat(request.wireBytes()).isLessThan(request.decodedBytes() / 2);
		});
	}

	@Test
	@EffectOf("cloudwatch.logs.delivery.compression")
	void requestsAreNotCompressedForAnUnknownEndpoint() {
		application.run((context) -> LOG.info("a".repeat(10_000)));
		assertThat(application.puts()).noneMatch(ReceivedRequest::gzip);
	}

	@Test
	@EffectOf("cloudwatch.logs.delivery.shutdown-timeout")
	void theEndOfTheApplicationIsDelayedAsLong() {
		InjectedFault blackHole = application.service().faults().inject(Fault.blackHole());
		Instant[] end = new Instant[1];
		application.run((context) -> {
			LOG.info("a line");
			blackHole.awaitHits(1, ShippingApplication.PATIENCE);
			end[0] = Instant.now();
		}, "cloudwatch.logs.delivery.shutdown-timeout=1s");
		// Between the timeout that is set and the default.
		assertThat(Duration.between(end[0], Instant.now())).isBetween(Duration.ofSeconds(1), Duration.ofMillis(4500));
	}

}
