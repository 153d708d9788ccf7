package io.cloudwatchlogging.effects;

import java.time.Duration;
import java.util.stream.IntStream;

import io.cloudwatchlogging.EffectOf;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import io.cloudwatchlogging.test.fault.Fault;
import io.cloudwatchlogging.test.fault.InjectedFault;
import io.cloudwatchlogging.test.model.ReceivedRequest;
import org.awaitility.Awaitility;
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
		EmbeddedCloudWatchLogs service = application.run((context) -> {
			LOG.info("first");
			// Twice the default, after which the line would be in a batch by itself.
			Awaitility.await()
				.during(Duration.ofSeconds(2))
				.atMost(ShippingApplication.PATIENCE)
				.until(() -> application.service().requests().all().isEmpty());
			LOG.info("second");
		}, "cloudwatch.logs.batch.max-linger=60s");
		assertThat(service.requests().batches()).singleElement()
			.satisfies((batch) -> assertThat(batch.events()).hasSize(2));
	}

	@Test
	@EffectOf("cloudwatch.logs.batch.max-events")
	void noRequestHasMoreEvents() {
		EmbeddedCloudWatchLogs service = application.run(
				(context) -> IntStream.range(0, 100).forEach((i) -> LOG.info("line " + i)),
				"cloudwatch.logs.batch.max-events=7");
		assertThat(application.messages()).hasSize(100);
		assertThat(service.requests().batches()).allSatisfy((batch) -> assertThat(batch.events()).hasSizeLessThan(8))
			.anySatisfy((batch) -> assertThat(batch.events()).hasSize(7));
	}

	@Test
	@EffectOf("cloudwatch.logs.batch.max-size")
	void noRequestIsLarger() {
		EmbeddedCloudWatchLogs service = application.run((context) -> {
			IntStream.range(0, 100).forEach((i) -> LOG.info("line " + i));
			LOG.info("a".repeat(5000));
		}, "cloudwatch.logs.batch.max-size=2KB");
		assertThat(String.join("", application.messages())).contains("a".repeat(5000));
		assertThat(service.requests().batches()).hasSizeGreaterThan(3)
			.allSatisfy((batch) -> assertThat(
					batch.events().stream().mapToInt((event) -> event.message().length() + 26).sum())
				.isLessThanOrEqualTo(2048));
	}

	@Test
	@EffectOf("cloudwatch.logs.delivery.max-in-flight")
	void asManyRequestsAreUnderWayAtOnce() {
		// Shorter than the client waits for an answer, after which it would ask again.
		application.service().faults().inject(Fault.stall(Duration.ofSeconds(8)).onOperation("PutLogEvents"));
		application.run((context) -> {
			logToStreams(60);
			Awaitility.await()
				.atMost(ShippingApplication.PATIENCE)
				.until(() -> application.service().requests().maxInFlight() >= 12);
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
	void requestsAreNotCompressedForAnUnknownEndpoint() {
		application.run((context) -> LOG.info("a".repeat(10_000)));
		assertThat(application.puts()).isNotEmpty().noneMatch(ReceivedRequest::gzip);
	}

	@Test
	@EffectOf("cloudwatch.logs.delivery.shutdown-timeout")
	void theEndOfTheApplicationIsDelayedAsLong() {
		InjectedFault blackHole = application.service().faults().inject(Fault.blackHole());
		long[] end = new long[1];
		application.run((context) -> {
			LOG.info("a line");
			blackHole.awaitHits(1, ShippingApplication.PATIENCE);
			end[0] = System.nanoTime();
		}, "cloudwatch.logs.delivery.shutdown-timeout=7s");
		Duration delay = Duration.ofNanos(System.nanoTime() - end[0]);
		assertThat(delay).isBetween(Duration.ofSeconds(7), ShippingApplication.PATIENCE);
	}

}
