package io.cloudwatchlogging.faults;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.cloudwatchlogging.Counts;
import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.aws.CompressionMode;
import io.cloudwatchlogging.aws.GroupSettings;
import io.cloudwatchlogging.aws.SinkSettings;
import io.cloudwatchlogging.delivery.TestEvents;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import io.cloudwatchlogging.test.fault.Fault;
import io.cloudwatchlogging.test.fault.InjectedFault;
import io.cloudwatchlogging.test.model.ReceivedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.cloudwatchlogs.model.Entity;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of events and requests that the service does not take as they are.
 */
@Timeout(180)
class EventFaultsIntegrationTests {

	private static final Duration DAY = Duration.ofDays(1);

	@Test
	void aPoisonedEventIsLostAloneAndTheRestIsDelivered() throws InterruptedException {
		try (Stack stack = new Stack()) {
			InjectedFault poison = stack.service()
				.faults()
				.inject(Fault.error(400, "InvalidParameterException", "Log event is not valid").onMessage("poison"));
			NumberedLines lines = new NumberedLines(stack).log(100);
			TestEvents.log(stack.pipeline(), Stack.DESTINATION, System.currentTimeMillis(), "poison 1");
			TestEvents.log(stack.pipeline(), Stack.DESTINATION, System.currentTimeMillis(), "poison 2");
			stack.connect();
			lines.log(100).flush();
			lines.assertCounts(2);
			assertThat(counts(stack).lost(LossReason.INVALID, Severity.INFO)).isEqualTo(2);
			assertThat(lines.inOrderOfFirstAppearance()).isEqualTo(lines.expected());
			assertThat(stack.service().events(Stack.GROUP)).hasSize(lines.size());
			assertThat(poison.hits()).isPositive();
		}
	}

	@Test
	void aLowerLimitOfEventsIsLearntAndNothingIsCutOff() throws InterruptedException {
		int limit = 262_144;
		EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.builder().eventSizeLimit(limit).start();
		try (Stack stack = new Stack(service, Stack.withBuffer(32 << 20), Stack.SINK_SETTINGS).connect()) {
			NumberedLines lines = new NumberedLines(stack).log(20);
			String large = "Large " + "äöü€".repeat(60_000);
			TestEvents.log(stack.pipeline(), Stack.DESTINATION, System.currentTimeMillis(), large);
			lines.log(20).flush();
			assertThat(large(service)).isEqualTo(large);
			assertThat(lines.inOrderOfFirstAppearance()).isEqualTo(lines.expected());
			lines.assertCounts(0);
			int refused = refusals(service);
			assertThat(refused).isPositive();
			TestEvents.log(stack.pipeline(), Stack.DESTINATION, System.currentTimeMillis(), large);
			lines.flush();
			assertThat(large(service)).isEqualTo(large + large);
			assertThat(refusals(service)).isEqualTo(refused);
		}
	}

	private static String large(EmbeddedCloudWatchLogs service) {
		return String.join("",
				service.messages(Stack.GROUP).stream().filter((message) -> message.charAt(0) != 'a').toList());
	}

	private static int refusals(EmbeddedCloudWatchLogs service) {
		return (int) service.requests()
			.of("PutLogEvents")
			.stream()
			.filter((request) -> "InvalidParameterException".equals(request.errorCode()))
			.count();
	}

	@Test
	void anEndpointThatRefusesEverythingForATimeCostsNoLine() throws InterruptedException {
		try (Stack stack = new Stack()) {
			InjectedFault fault = stack.service()
				.faults()
				.inject(Fault.error(400, "SerializationException", "damaged on the way").onOperation("PutLogEvents"));
			long now = System.currentTimeMillis();
			List<String> lines = IntStream.range(0, 500).mapToObj((i) -> "line " + i).toList();
			for (int i = 0; i < 500; i++) {
				TestEvents.log(stack.pipeline(), Stack.DESTINATION, now - 500 + i, lines.get(i));
			}
			stack.connect();
			// Down to a lone event, and beyond.
			fault.awaitHits(12, Stack.LONG);
			assertThat(counts(stack).lost()).isZero();
			fault.clear();
			assertThat(stack.pipeline().flush(Stack.LONG).complete()).isTrue();
			assertThat(stack.service().messages(Stack.GROUP)).isEqualTo(lines);
			assertThat(counts(stack).lost()).isZero();
			assertThat(counts(stack).delivered()).isEqualTo(500);
		}
	}

	@Test
	void aLineThatIsTooLargeForAProxyIsLostAloneAndTold() throws InterruptedException {
		EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();
		try (Stack stack = new Stack(service, Stack.withBuffer(32 << 20), Stack.SINK_SETTINGS)) {
			service.faults().inject(Fault.htmlAnswer(413).onMessage("y".repeat(40_000)));
			NumberedLines lines = new NumberedLines(stack).log(20);
			TestEvents.log(stack.pipeline(), Stack.DESTINATION, System.currentTimeMillis(),
					"Large " + "y".repeat(300_000));
			stack.connect();
			lines.log(20).flush();
			assertThat(lines.inOrderOfFirstAppearance()).isEqualTo(lines.expected());
			lines.assertCounts(1);
			assertThat(counts(stack).lost(LossReason.INVALID)).isOne();
			assertThat(stack.pipeline().status().lastError()).contains("cloudwatch.logs.event.max-size");
		}
	}

	@Test
	void aLineThatIsTooLargeForAProxyPassesInPartsOfTheSizeThatIsSet() throws InterruptedException {
		EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();
		try (Stack stack = new Stack(service, Stack.withEvents(32 << 20, 32_768), Stack.SINK_SETTINGS)) {
			service.faults().inject(Fault.htmlAnswer(413).onMessage("y".repeat(40_000)));
			String large = "Large " + "y".repeat(300_000);
			TestEvents.log(stack.pipeline(), Stack.DESTINATION, System.currentTimeMillis(), large);
			stack.connect();
			assertThat(stack.pipeline().flush(Stack.LONG).complete()).isTrue();
			assertThat(large(service)).isEqualTo(large);
			assertThat(counts(stack).lost()).isZero();
		}
	}

	@Test
	void theClockOfTheServiceDecidesWhatIsTooOld() throws InterruptedException {
		EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.builder()
			.clock(Clock.offset(Clock.systemUTC(), DAY.multipliedBy(-15)))
			.start();
		try (Stack stack = new Stack(service)) {
			long now = System.currentTimeMillis();
			TestEvents.log(stack.pipeline(), Stack.DESTINATION, now - DAY.multipliedBy(15).toMillis(), "one");
			TestEvents.log(stack.pipeline(), Stack.DESTINATION, now - DAY.multipliedBy(15).toMillis() + 1, "two");
			stack.connect();
			assertThat(stack.pipeline().flush(Stack.LONG).complete()).isTrue();
			assertThat(service.messages(Stack.GROUP)).containsExactly("one", "two");
			assertThat(counts(stack).lost()).isZero();
		}
	}

	@Test
	void linesTooLargeForAnEventAreSplit() throws InterruptedException {
		EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();
		try (Stack stack = new Stack(service, Stack.withBuffer(64 << 20), Stack.SINK_SETTINGS).connect()) {
			String text = "x".repeat(999) + "€";
			String large = text.repeat(5 * 1024);
			TestEvents.log(stack.pipeline(), Stack.DESTINATION, System.currentTimeMillis(), text.repeat(1024));
			TestEvents.log(stack.pipeline(), Stack.DESTINATION, System.currentTimeMillis(), large);
			for (int i = 0; i < 60; i++) {
				TestEvents.log(stack.pipeline(), Stack.DESTINATION, System.currentTimeMillis(), text.repeat(200));
			}
			assertThat(stack.pipeline().flush(Stack.LONG).complete()).isTrue();
			assertThat(String.join("", service.messages(Stack.GROUP))).isEqualTo(text.repeat(6 * 1024 + 60 * 200));
			assertThat(counts(stack).lost()).isZero();
			assertThat(counts(stack).split()).isEqualTo(1);
		}
	}

	@Test
	void eventsThatAreTooOldOrTooNewAreSetAsideAndCostNoOthers() throws InterruptedException {
		try (Stack stack = new Stack().connect()) {
			long now = System.currentTimeMillis();
			for (int day = 20; day >= 0; day--) {
				TestEvents.log(stack.pipeline(), Stack.DESTINATION, now - day * DAY.toMillis() + 60_000, "day " + day);
			}
			TestEvents.log(stack.pipeline(), Stack.DESTINATION, now + Duration.ofHours(1).toMillis(), "soon");
			TestEvents.log(stack.pipeline(), Stack.DESTINATION, now + Duration.ofHours(3).toMillis(), "later");
			assertThat(stack.pipeline().flush(Stack.LONG).complete()).isTrue();
			assertThat(stack.service().messages(Stack.GROUP)).hasSize(16)
				.startsWith("day 14")
				.endsWith("day 0", "soon");
			assertThat(counts(stack).lost(LossReason.TOO_OLD)).isEqualTo(6);
			assertThat(counts(stack).lost(LossReason.TOO_NEW)).isEqualTo(1);
			assertThat(stack.service().requests().of("PutLogEvents"))
				.noneMatch((request) -> "InvalidParameterException".equals(request.errorCode()));
		}
	}

	@Test
	void eventsThatTheServiceRejectsForTheirAgeAreCountedByReason() throws InterruptedException {
		EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.builder()
			.clock(Clock.offset(Clock.systemUTC(), DAY.multipliedBy(2)))
			.start();
		try (Stack stack = new Stack(service).connect()) {
			long now = System.currentTimeMillis();
			for (int hours = 48; hours >= 1; hours--) {
				TestEvents.log(stack.pipeline(), Stack.DESTINATION,
						now - DAY.multipliedBy(11).toMillis() - Duration.ofHours(hours).toMillis(), "line " + hours);
			}
			assertThat(stack.pipeline().flush(Stack.LONG).complete()).isTrue();
			assertThat(counts(stack).lost(LossReason.TOO_OLD)).isBetween(23L, 25L);
			assertThat(counts(stack).delivered()).isEqualTo(service.messages(Stack.GROUP).size());
			assertThat(counts(stack).delivered() + counts(stack).lost()).isEqualTo(48);
		}
	}

	@Test
	void eventsOlderThanTheRetentionAreCountedAsExpired() throws InterruptedException {
		EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();
		try (Stack stack = new Stack(service)) {
			service.createLogGroup(Stack.GROUP);
			try (var client = stack.client()) {
				client.putRetentionPolicy((request) -> request.logGroupName(Stack.GROUP).retentionInDays(3));
			}
			stack.connect();
			long now = System.currentTimeMillis();
			IntStream.of(5, 4, 2, 1)
				.forEach((day) -> TestEvents.log(stack.pipeline(), Stack.DESTINATION, now - day * DAY.toMillis(),
						"day " + day));
			assertThat(stack.pipeline().flush(Stack.LONG).complete()).isTrue();
			assertThat(service.messages(Stack.GROUP)).containsExactly("day 2", "day 1");
			assertThat(counts(stack).lost(LossReason.EXPIRED)).isEqualTo(2);
			assertThat(counts(stack).lost()).isEqualTo(2);
		}
	}

	@Test
	void anEndpointThatKnowsNoGzipGetsPlainRequestsFromThenOn() throws InterruptedException {
		EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.builder().refuseGzip().start();
		SinkSettings compressing = Stack.sinkSettings(GroupSettings.DEFAULTS, CompressionMode.ALWAYS, null, Stack.LONG);
		try (Stack stack = new Stack(service, Stack.SETTINGS, compressing)) {
			NumberedLines lines = new NumberedLines(stack.connect()).log(600);
			lines.assertEachIsStoredOnce();
			List<ReceivedRequest> requests = service.requests().of("PutLogEvents");
			assertThat(requests.get(0).gzip()).isTrue();
			assertThat(requests.subList(requests.size() / 2, requests.size())).noneMatch(ReceivedRequest::gzip);
			assertThat(stack.warnings()).singleElement().asString().contains("compressed");
		}
	}

	@Test
	void requestsAreCompressedWhereTheEndpointTakesIt() throws InterruptedException {
		try (Stack stack = new Stack(
				Stack.sinkSettings(GroupSettings.DEFAULTS, CompressionMode.ALWAYS, null, Stack.LONG))) {
			stack.service().faults().inject(Fault.serviceUnavailable().onOperation("PutLogEvents").share(0.3, 11));
			new NumberedLines(stack.connect()).log(600).assertEachIsStoredOnce();
			List<ReceivedRequest> requests = stack.service().requests().of("PutLogEvents");
			assertThat(requests).filteredOn((request) -> request.decodedBytes() >= 1024)
				.last()
				.satisfies((request) -> assertThat(request.gzip()).isTrue());
			assertThat(requests).filteredOn(ReceivedRequest::gzip)
				.isNotEmpty()
				.allSatisfy((request) -> assertThat(request.wireBytes()).isLessThan(request.decodedBytes()));
			assertThat(stack.warnings()).isEmpty();
		}
	}

	@Test
	void anEntityThatIsRejectedIsLeftOutFromThenOn() throws InterruptedException {
		Entity entity = Entity.builder().keyAttributes(Map.of("Type", "Service", "Name", "shop")).build();
		try (Stack stack = new Stack(
				Stack.sinkSettings(GroupSettings.DEFAULTS, CompressionMode.AUTO, entity, Stack.LONG))) {
			NumberedLines lines = new NumberedLines(stack.connect()).log(300);
			lines.assertEachIsStoredOnce();
			lines.log(100).assertEachIsStoredOnce();
			List<ReceivedRequest> requests = stack.service().requests().of("PutLogEvents");
			assertThat(requests.get(0).entity()).isNotNull();
			assertThat(requests.get(requests.size() - 1).entity()).isNull();
			assertThat(stack.warnings()).singleElement().asString().contains("entity");
		}
	}

	private static Counts counts(Stack stack) {
		return stack.pipeline().status().counts();
	}

}
