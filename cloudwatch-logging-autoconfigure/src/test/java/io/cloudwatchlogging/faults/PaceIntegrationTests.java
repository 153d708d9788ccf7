package io.cloudwatchlogging.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.delivery.DeliverySettings;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.delivery.Limits;
import io.cloudwatchlogging.delivery.OverflowPolicy;
import io.cloudwatchlogging.delivery.OversizePolicy;
import io.cloudwatchlogging.delivery.TestEvents;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import io.cloudwatchlogging.test.fault.Fault;
import io.cloudwatchlogging.test.fault.InjectedFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of requests in flight, of several log streams and of a buffer that is full.
 */
@Timeout(180)
class PaceIntegrationTests {

	private static final String PADDING = " " + "x".repeat(1000);

	@Test
	void oneRequestIsInFlightWhileThereIsNoBacklog() {
		try (Stack stack = new Stack().connect()) {
			InjectedFault latency = stack.service()
				.faults()
				.inject(Fault.latency(Duration.ofMillis(100)).onOperation("PutLogEvents"));
			for (int request = 1; request <= 8; request++) {
				TestEvents.log(stack.pipeline(), Stack.DESTINATION, System.currentTimeMillis(), Severity.INFO,
						"line " + request);
				latency.awaitHits(request, Stack.LONG);
			}
			assertThat(stack.service().requests().maxInFlight()).isOne();
		}
	}

	@Test
	void moreRequestsAreInFlightWhenThereIsABacklog() throws InterruptedException {
		EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();
		try (Stack stack = new Stack(service, settings(OverflowPolicy.BLOCK, 4), Stack.SINK_SETTINGS)) {
			List<String> lines = backlog(stack, 4);
			assertThat(service.messages(Stack.GROUP)).isEqualTo(lines);
			assertThat(service.requests().maxInFlight()).isEqualTo(4);
		}
	}

	@Test
	void oneRequestIsInFlightIfNoMoreAreAllowed() throws InterruptedException {
		EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();
		try (Stack stack = new Stack(service, settings(OverflowPolicy.BLOCK, 1), Stack.SINK_SETTINGS)) {
			List<String> lines = backlog(stack, 1);
			assertThat(service.messages(Stack.GROUP)).isEqualTo(lines);
			assertThat(service.requests().maxInFlight()).isOne();
		}
	}

	/** Sends a backlog, of which the first requests take until there are so many. */
	private static List<String> backlog(Stack stack, int requests) throws InterruptedException {
		stack.service().createLogGroup(Stack.GROUP);
		stack.service().createLogStream(Stack.GROUP, Stack.DESTINATION.stream());
		InjectedFault latency = stack.service().faults().inject(Fault.latency(Stack.LONG).onOperation("PutLogEvents"));
		List<String> lines = new ArrayList<>();
		long start = System.currentTimeMillis();
		for (int i = 0; i < 400; i++) {
			lines.add(i + PADDING);
			TestEvents.log(stack.pipeline(), Stack.DESTINATION, start + i, Severity.INFO, i + PADDING);
		}
		stack.connect();
		latency.awaitHits(requests, Stack.LONG);
		latency.clear();
		assertThat(stack.pipeline().flush(Stack.LONG).complete()).isTrue();
		return lines;
	}

	@Test
	void aFailingStreamDoesNotHoldUpTheOthers() throws InterruptedException {
		try (Stack stack = new Stack().connect()) {
			InjectedFault fault = stack.service()
				.faults()
				.inject(Fault.serviceUnavailable().onOperation("PutLogEvents").onStream("host/bad"));
			NumberedLines bad = new NumberedLines(stack, new Destination(Stack.GROUP, "host/bad"), "bad").log(20);
			fault.awaitHits(1, Stack.LONG);
			for (int i = 0; i < 8; i++) {
				new NumberedLines(stack, new Destination(Stack.GROUP, "host/" + i), "s" + i).log(20);
			}
			stack.service().awaitEvents(Stack.GROUP, 8 * 80, Stack.LONG);
			assertThat(stack.service().messages(Stack.GROUP, "host/bad")).isEmpty();
			fault.clear();
			bad.assertEachIsStoredOnce();
		}
	}

	@Test
	void aStreamOfWhichTheAnswersHangDoesNotHoldUpTheOthers() throws InterruptedException {
		try (Stack stack = new Stack().connect()) {
			InjectedFault fault = stack.service()
				.faults()
				.inject(Fault.blackHole().onOperation("PutLogEvents").onStream("host/bad"));
			NumberedLines bad = new NumberedLines(stack, new Destination(Stack.GROUP, "host/bad"), "bad").log(20);
			fault.awaitHits(1, Stack.LONG);
			for (int i = 0; i < 8; i++) {
				new NumberedLines(stack, new Destination(Stack.GROUP, "host/" + i), "s" + i).log(20);
			}
			stack.service().awaitEvents(Stack.GROUP, 8 * 80, Stack.LONG);
			fault.clear();
			bad.assertEachIsStoredOnce();
		}
	}

	@Test
	void aFullBufferDropsLinesAndKeepsTheLastTenthForWarnings() throws InterruptedException {
		EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();
		try (Stack stack = new Stack(service, settings(OverflowPolicy.DROP, 4), Stack.SINK_SETTINGS)) {
			long now = System.currentTimeMillis();
			for (int i = 0; i < 2000; i++) {
				TestEvents.log(stack.pipeline(), Stack.DESTINATION, now, Severity.INFO, "info " + i + PADDING);
			}
			TestEvents.log(stack.pipeline(), Stack.DESTINATION, now, Severity.WARN, "warning");
			TestEvents.log(stack.pipeline(), Stack.DESTINATION, now, Severity.ERROR, "error");
			var counts = stack.pipeline().status().counts();
			long dropped = counts.lost(LossReason.BUFFER_FULL, Severity.INFO);
			assertThat(dropped).isPositive();
			assertThat(counts.lost()).isEqualTo(dropped);
			assertThat(counts.accepted()).isEqualTo(2002);
			stack.connect();
			assertThat(stack.pipeline().flush(Stack.LONG).complete()).isTrue();
			List<String> events = service.awaitEvents(Stack.GROUP, (int) (2003 - dropped), Stack.LONG)
				.stream()
				.map((event) -> event.message())
				.toList();
			assertThat(events).contains("warning", "error").contains("info 0" + PADDING);
			assertThat(events.get(events.size() - 1)).matches("[\\d,]+ events were dropped between .* and .*: INFO "
					+ String.format(Locale.ROOT, "%,d", dropped) + ", buffer full");
		}
	}

	@Test
	void aFullBufferThatBlocksDropsOnlyWhatHasWaitedForItsTime() throws InterruptedException {
		EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();
		DeliverySettings settings = new DeliverySettings(Duration.ofMillis(20), DeliverySettings.MIN_BUFFER_BYTES,
				OverflowPolicy.BLOCK, Duration.ofMillis(50), Limits.EVENT_BYTES, OversizePolicy.SPLIT, 4,
				Limits.EVENT_AGE, Limits.BATCH_EVENTS, Limits.BATCH_BYTES);
		try (Stack stack = new Stack(service, settings, Stack.SINK_SETTINGS)) {
			long now = System.currentTimeMillis();
			List<String> kept = new ArrayList<>();
			long lost = 0;
			for (int i = 0; lost < 3; i++) {
				long start = System.nanoTime();
				TestEvents.log(stack.pipeline(), Stack.DESTINATION, now, Severity.INFO, i + PADDING);
				Duration waited = Duration.ofNanos(System.nanoTime() - start);
				long before = lost;
				lost = stack.pipeline().status().counts().lost(LossReason.BUFFER_FULL);
				if (lost > before) {
					assertThat(waited).isBetween(Duration.ofMillis(50), Stack.LONG);
				}
				else {
					kept.add(i + PADDING);
				}
			}
			assertThat(kept).isNotEmpty();
			stack.connect();
			assertThat(stack.pipeline().flush(Stack.LONG).complete()).isTrue();
			assertThat(service.messages(Stack.GROUP)).startsWith(kept.toArray(String[]::new));
			assertThat(stack.pipeline().status().counts().lost()).isEqualTo(3);
		}
	}

	private static DeliverySettings settings(OverflowPolicy overflow, int maxInFlight) {
		return new DeliverySettings(Duration.ofMillis(20), DeliverySettings.MIN_BUFFER_BYTES, overflow, Stack.LONG,
				Limits.EVENT_BYTES, OversizePolicy.SPLIT, maxInFlight, Limits.EVENT_AGE, Limits.BATCH_EVENTS,
				Limits.BATCH_BYTES);
	}

}
