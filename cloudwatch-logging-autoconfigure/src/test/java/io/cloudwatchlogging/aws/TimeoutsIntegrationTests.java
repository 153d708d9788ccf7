package io.cloudwatchlogging.aws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import io.cloudwatchlogging.aws.ScriptedEndpoint.Received;
import io.cloudwatchlogging.aws.ScriptedEndpoint.Reply;
import io.cloudwatchlogging.delivery.Batch;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.delivery.SendResult;
import io.cloudwatchlogging.delivery.TestBatches;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for how long {@link CloudWatchLogsSink} waits for an answer.
 */
@Timeout(60)
class TimeoutsIntegrationTests {

	private static final Destination DESTINATION = new Destination("group", "stream");

	private final List<AutoCloseable> resources = new ArrayList<>();

	@AfterEach
	void close() throws Exception {
		for (AutoCloseable resource : this.resources) {
			resource.close();
		}
	}

	@Test
	void aBatchSaysHowLong() {
		ScriptedEndpoint endpoint = endpoint((request) -> Reply.stall());
		CloudWatchLogsSink sink = sink(ClientSource.owned(() -> TestClients.client(endpoint.uri())));
		assertTimeout(sink.send(batch(Duration.ofMillis(203))), "203");
		assertTimeout(sink.send(batch(Duration.ofMillis(204))), "204");
	}

	@Test
	void theTimerThatIsGivenWatchesTheTimeAndStaysWithTheSinkClosed() {
		ScriptedEndpoint endpoint = endpoint((request) -> Reply.stall());
		Set<Thread> before = Thread.getAllStackTraces().keySet();
		CloudWatchLogsSink sink = sink(ClientSource.owned((defaults) -> TestClients.client(endpoint.uri(), defaults)));
		for (int i = 0; i < 8; i++) {
			assertTimeout(sink.send(batch(Duration.ofMillis(201 + i))), String.valueOf(201 + i));
		}
		List<Thread> started = new ArrayList<>(Thread.getAllStackTraces().keySet());
		started.removeAll(before);
		assertThat(started).extracting(Thread::getName).noneMatch((name) -> name.startsWith("sdk-ScheduledExecutor"));
		sink.close();
		assertThat(TestClients.TIMER.isShutdown()).isFalse();
	}

	@Test
	void aClientOfTheApplicationIsToldToo() {
		ScriptedEndpoint endpoint = endpoint((request) -> Reply.stall());
		CloudWatchLogsClient client = closing(TestClients.client(endpoint.uri(), (builder) -> {
		}));
		assertTimeout(sink(ClientSource.borrowed(() -> client)).send(batch(Duration.ofMillis(205))), "205");
	}

	@Test
	void aTimeOutThatSomebodyHasChosenStays() {
		ScriptedEndpoint endpoint = endpoint((request) -> Reply.stall());
		CloudWatchLogsSink sink = sink(ClientSource.owned(() -> TestClients.client(endpoint.uri(), (builder) -> {
			ClientDefaults.STANDARD.applyTo(builder);
			builder.overrideConfiguration(
					builder.overrideConfiguration().copy((o) -> o.apiCallAttemptTimeout(Duration.ofMillis(206))));
		})));
		assertTimeout(sink.send(batch(Duration.ofSeconds(50))), "206");
	}

	@Test
	void afterATimeOutTheNextRequestHasAConnectionOfItsOwn() {
		List<CloudWatchLogsClient> clients = new ArrayList<>();
		ScriptedEndpoint endpoint = endpoint(
				(request) -> (request.messages().get(0).equals("stalled")) ? Reply.stall() : Reply.ok());
		CloudWatchLogsSink sink = sink(ClientSource.owned(() -> {
			clients.add(TestClients.client(endpoint.uri()));
			return clients.get(clients.size() - 1);
		}));
		assertThat(sink.send(batch(Duration.ofSeconds(50)))).isInstanceOf(SendResult.Accepted.class);
		assertThat(sink.send(batch(Duration.ofSeconds(50)))).isInstanceOf(SendResult.Accepted.class);
		assertThat(clients).hasSize(1);
		Batch stalled = TestBatches.of(DESTINATION, 1_764_000_000_000L, "stalled");
		assertTimeout(sink.send(TestBatches.withTimeout(stalled, Duration.ofMillis(200))), "200");
		assertThat(sink.send(batch(Duration.ofSeconds(50)))).isInstanceOf(SendResult.Accepted.class);
		assertThat(sink.send(batch(Duration.ofSeconds(50)))).isInstanceOf(SendResult.Accepted.class);
		assertThat(clients).hasSize(2);
	}

	/** By that it is judged whether a request is overdue. */
	@Test
	void aBatchIsSentWhileItsRequestIsOnItsWayAndNotWhileItsStreamIsCreated() {
		Batch batch = batch(Duration.ofSeconds(50));
		List<String> requests = new ArrayList<>();
		ScriptedEndpoint endpoint = endpoint((request) -> {
			requests.add(request.operation() + (TestBatches.isSent(batch) ? " sent" : ""));
			return (requests.size() == 1) ? Reply.error(400, "ResourceNotFoundException", "no stream") : Reply.ok();
		});
		CloudWatchLogsSink sink = sink(ClientSource.owned(() -> TestClients.client(endpoint.uri())));
		assertThat(TestBatches.isSent(batch)).isFalse();
		assertThat(sink.send(batch)).isInstanceOf(SendResult.Accepted.class);
		assertThat(requests).containsExactly("PutLogEvents sent", "CreateLogStream", "PutLogEvents sent");
		assertThat(TestBatches.isSent(batch)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "CreateLogStream", "CreateLogGroup" })
	void toCreateWhatIsMissingABatchSaysHowLongToo(String stalled) {
		ScriptedEndpoint endpoint = endpoint((request) -> request.operation().equals(stalled) ? Reply.stall()
				: Reply.error(400, "ResourceNotFoundException", "no group"));
		CloudWatchLogsSink sink = sink(ClientSource.owned(() -> TestClients.client(endpoint.uri())));
		// Long enough for the first request, which loads what it needs.
		assertTimeout(sink.send(batch(Duration.ofMillis(4007))), "4007");
	}

	private static void assertTimeout(SendResult result, String millis) {
		assertThat(result).isInstanceOfSatisfying(SendResult.Retry.class,
				(retry) -> assertThat(retry.message()).contains(millis));
	}

	private static Batch batch(Duration timeout) {
		return TestBatches.withTimeout(TestBatches.of(DESTINATION, 1_764_000_000_000L, "line"), timeout);
	}

	private ScriptedEndpoint endpoint(Function<Received, Reply> script) {
		return closing(new ScriptedEndpoint(script));
	}

	private CloudWatchLogsSink sink(ClientSource source) {
		return closing(new CloudWatchLogsSink(source, SinkSettings.DEFAULTS, RequestObserver.NONE, (warning) -> {
		}, TestClients.TIMER));
	}

	private <T extends AutoCloseable> T closing(T resource) {
		this.resources.add(resource);
		return resource;
	}

}
