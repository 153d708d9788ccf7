package io.cloudwatchlogging.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import io.cloudwatchlogging.aws.ClientDefaults;
import io.cloudwatchlogging.aws.CompressionMode;
import io.cloudwatchlogging.aws.GroupSettings;
import io.cloudwatchlogging.aws.SinkSettings;
import io.cloudwatchlogging.delivery.DeliverySettings;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.delivery.TestEvents;
import io.cloudwatchlogging.test.model.AcceptedBatch;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import io.cloudwatchlogging.test.fault.Fault;
import io.cloudwatchlogging.test.fault.InjectedFault;
import io.cloudwatchlogging.test.model.ReceivedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests of requests that get no answer, with the time-outs that an application has. All
 * seeds and shares of them are in {@code StalledRequestsSimulationTests} in simulated
 * time, and in {@code StalledRequestsSoakTests} with applications.
 */
@Timeout(180)
class StalledRequestsIntegrationTests {

	private static final SinkSettings SINK_SETTINGS = new SinkSettings(GroupSettings.DEFAULTS, true,
			CompressionMode.AUTO, null, ClientDefaults.STANDARD, 6);

	/** Lines of each application, a hundred per second. */
	private static final int LINES = 400;

	/**
	 * Longer than an application waits, so that a slow machine is not taken for a request
	 * that is overdue.
	 */
	private static final Duration BUDGET = Duration.ofSeconds(30);

	private final ScheduledExecutorService pace = Executors.newScheduledThreadPool(2);

	@Test
	void nothingIsLostAndOnlyTheUnansweredIsStoredTwice() throws Exception {
		ExecutorService applications = Executors.newCachedThreadPool();
		try {
			List<Future<String>> runs = new ArrayList<>();
			for (int percent : List.of(5, 10, 20, 40)) {
				for (int seed = 1; seed < 3; seed++) {
					long start = 1000L * percent + seed;
					double share = percent / 200.0;
					runs.add(applications.submit(() -> run(share, start)));
				}
			}
			for (Future<String> run : runs) {
				assertThat(run.get()).isEmpty();
			}
		}
		finally {
			applications.shutdownNow();
			this.pace.shutdownNow();
		}
	}

	/** What is wrong with a run, empty if nothing is. */
	private String run(double share, long seed) throws Exception {
		EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();
		try (Stack stack = new Stack(service, DeliverySettings.DEFAULTS, SINK_SETTINGS).connect()) {
			service.faults().inject(Fault.blackHole().onOperation("PutLogEvents").share(share, seed));
			service.faults().inject(Fault.stall().onOperation("PutLogEvents").share(share, -seed));
			log(stack);
			boolean complete = stack.pipeline().drain(BUDGET).complete();
			Map<String, List<AcceptedBatch>> stored = storedBy(service);
			Set<String> unanswered = service.requests()
				.all()
				.stream()
				.filter((request) -> request.status() == 0)
				.map(ReceivedRequest::requestId)
				.collect(Collectors.toSet());
			boolean repeatedInVain = stored.values()
				.stream()
				.anyMatch((batches) -> batches.stream()
					.filter((batch) -> !unanswered.contains(batch.requestId()))
					.count() > 1);
			return ((stored.size() == LINES && complete) ? "" : "seed " + seed + ": " + stored.size() + " stored; ")
					+ (repeatedInVain ? "seed " + seed + ": a request that was answered was repeated" : "");
		}
	}

	private static Map<String, List<AcceptedBatch>> storedBy(EmbeddedCloudWatchLogs service) {
		return service.requests()
			.batches()
			.stream()
			.flatMap((batch) -> batch.events().stream().map((event) -> Map.entry(event.message(), batch)))
			.collect(Collectors.groupingBy(Map.Entry::getKey,
					Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
	}

	@Test
	void aServiceThatNeedsThreeSecondsGetsNoRequestTwice() throws Exception {
		EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();
		try (Stack stack = new Stack(service, DeliverySettings.DEFAULTS, SINK_SETTINGS).connect()) {
			service.createLogGroup(Stack.GROUP);
			service.createLogStream(Stack.GROUP, Stack.DESTINATION.stream());
			service.faults().inject(Fault.stall(Duration.ofSeconds(3)).onOperation("PutLogEvents"));
			log(stack);
			assertThat(stack.pipeline().drain(BUDGET).complete()).isTrue();
			List<String> messages = service.messages(Stack.GROUP);
			assertThat(messages).hasSize(LINES);
			assertThat(new HashSet<>(messages)).hasSize(LINES);
		}
		finally {
			this.pace.shutdownNow();
		}
	}

	@Test
	void requestsOfWhichNoneIsAnsweredLeaveThreadsForOthers() throws Exception {
		EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();
		try (Stack stack = new Stack(service, DeliverySettings.DEFAULTS, SINK_SETTINGS).connect()) {
			service.createLogGroup(Stack.GROUP);
			InjectedFault hanging = service.faults().inject(Fault.blackHole().onOperation("PutLogEvents").times(6));
			for (int i = 0; i < 6; i++) {
				new NumberedLines(stack, new Destination(Stack.GROUP, "s" + i), "s" + i).log(5);
			}
			hanging.awaitHits(6, Stack.LONG);
			assertThat(stack.pipeline().drain(BUDGET).complete()).isTrue();
			assertThat(service.messages(Stack.GROUP)).hasSize(6 * 4 * 5);
			assertThat(stack.pipeline().status().counts().lost()).isZero();
		}
		finally {
			this.pace.shutdownNow();
		}
	}

	/** Logs a hundred lines per second. */
	private void log(Stack stack) throws Exception {
		AtomicInteger number = new AtomicInteger();
		Future<?> logging = this.pace.scheduleAtFixedRate(() -> {
			int next = number.getAndIncrement();
			if (next < LINES) {
				TestEvents.log(stack.pipeline(), Stack.DESTINATION,
						TestEvents.numbered("line", next) + " " + "x".repeat(60));
			}
		}, 0, 10, TimeUnit.MILLISECONDS);
		await().atMost(Stack.LONG).until(() -> number.get() >= LINES);
		logging.cancel(false);
	}

}
