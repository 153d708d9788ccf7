package io.cloudwatchlogging.test;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.cloudwatchlogging.test.fault.Fault;
import io.cloudwatchlogging.test.fault.InjectedFault;
import io.cloudwatchlogging.test.model.ReceivedRequests;
import io.cloudwatchlogging.test.model.StoredEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InvalidParameterException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for {@link ReceivedRequests} and for what a test sees of the service.
 */
@Timeout(120)
class ReceivedRequestsIntegrationTests {

	private static final Duration LONG = Duration.ofSeconds(60);

	private final EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();

	private final CloudWatchLogsClient client = Clients.client(this.service.endpoint());

	@BeforeEach
	void createGroup() {
		this.service.createLogGroup("group");
		this.service.createLogStream("group", "stream");
	}

	@AfterEach
	void close() {
		this.client.close();
		this.service.close();
	}

	@Test
	void aRequestIsRemembered() {
		put("a", "b");
		assertThat(this.service.requests().of("PutLogEvents")).singleElement().satisfies((request) -> {
			assertThat(request.logGroup()).isEqualTo("group");
			assertThat(request.logStream()).isEqualTo("stream");
			assertThat(request.events()).isEqualTo(2);
			assertThat(request.status()).isEqualTo(200);
			assertThat(request.errorCode()).isNull();
			assertThat(request.gzip()).isFalse();
			assertThat(request.wireBytes()).isEqualTo(request.decodedBytes()).isGreaterThan(100);
			assertThat(request.attempt()).isEqualTo(1);
			assertThat(request.userAgent()).contains("aws-sdk-java");
			assertThat(request.header("x-amz-TARGET")).isEqualTo("Logs_20140328.PutLogEvents");
			assertThat(request.entity()).isNull();
			assertThat(request.arrivalTime()).isNotNull();
		});
	}

	@Test
	void anErrorIsRemembered() {
		assertThatExceptionOfType(InvalidParameterException.class).isThrownBy(this::put);
		assertThat(this.service.requests().all()).singleElement().satisfies((request) -> {
			assertThat(request.status()).isEqualTo(400);
			assertThat(request.errorCode()).isEqualTo("InvalidParameterException");
		});
	}

	@Test
	void requestsAreCounted() {
		put("a");
		put("b");
		this.client.describeLogGroups();
		assertThat(this.service.requests().count("PutLogEvents")).isEqualTo(2);
		assertThat(this.service.requests().count("CreateLogGroup")).isZero();
		assertThat(this.service.requests().counts()).isEqualTo(Map.of("PutLogEvents", 2, "DescribeLogGroups", 1));
	}

	@Test
	void batchesAreRemembered() {
		put("a", "b");
		put("c");
		assertThat(this.service.requests().batches())
			.extracting((batch) -> batch.events().stream().map(StoredEvent::message).toList())
			.containsExactly(List.of("a", "b"), List.of("c"));
		assertThat(this.service.requests().batches()).first().satisfies((batch) -> {
			assertThat(batch.bytes()).isEqualTo(2 * 27);
			assertThat(batch.logGroup()).isEqualTo("group");
			assertThat(batch.logStream()).isEqualTo("stream");
			assertThat(batch.requestId()).isEqualTo(this.service.requests().all().get(0).requestId());
		});
	}

	@Test
	void oneRequestAfterTheOtherIsNeverTwoInFlight() {
		IntStream.range(0, 300).forEach((i) -> put("" + i));
		assertThat(this.service.requests().maxInFlight()).isEqualTo(1);
	}

	@Test
	void requestsInFlightAreCounted() {
		InjectedFault stall = this.service.faults().inject(Fault.stall());
		List<CompletableFuture<Void>> answers = IntStream.range(0, 3)
			.mapToObj((i) -> CompletableFuture.runAsync(() -> put("" + i), (task) -> new Thread(task).start()))
			.toList();
		assertThat(this.service.requests().await("PutLogEvents", 3, LONG)).hasSize(3)
			.allSatisfy((request) -> assertThat(request.status()).isZero());
		stall.clear();
		answers.forEach(CompletableFuture::join);
		assertThat(this.service.requests().maxInFlight()).isEqualTo(3);
		assertThat(this.service.requests().all()).allSatisfy((request) -> assertThat(request.status()).isEqualTo(200));
	}

	@Test
	void eventsAreAwaited() {
		CompletableFuture<Void> sender = CompletableFuture
			.runAsync(() -> IntStream.range(0, 20).forEach((i) -> put("" + i)));
		assertThat(this.service.awaitEvents("group", 20, LONG)).hasSize(20);
		sender.join();
	}

	@Test
	void eventsThatDoNotComeAreTold() {
		put("a");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> this.service.awaitEvents("group", 2, Duration.ofMillis(20)))
			.withMessage("Expected within PT0.02S: 2 events in log group group, but there are 1");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> this.service.awaitEvents("missing", 1, Duration.ZERO))
			.withMessageContaining("1 events in log group missing, but there are 0");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> this.service.requests().await("PutLogEvents", 2, Duration.ofMillis(20)))
			.withMessage("Expected within PT0.02S: 2 requests PutLogEvents, but there are 1");
	}

	@Test
	void resetForgetsEverythingAndKeepsThePort() {
		put("a");
		this.service.faults().inject(Fault.throttling());
		this.service.faults().inject(Fault.outage());
		this.service.reset();
		assertThat(this.service.groups()).isEmpty();
		assertThat(this.service.requests().all()).isEmpty();
		assertThat(this.service.requests().counts()).isEmpty();
		assertThat(this.service.requests().batches()).isEmpty();
		createGroup();
		// The outage has cut the connections that the other client keeps.
		try (CloudWatchLogsClient another = Clients.client(this.service.endpoint())) {
			another.deleteLogGroup((request) -> request.logGroupName("group"));
		}
		assertThat(this.service.groups()).isEmpty();
	}

	@Test
	void aRequestFromBeforeAResetStoresNothingAfterIt() {
		InjectedFault fault = this.service.faults().inject(Fault.latency(Duration.ofHours(1)));
		CompletableFuture<Void> answer = CompletableFuture.runAsync(() -> put("a"));
		fault.awaitHits(1, LONG);
		this.service.reset();
		createGroup();
		assertThat(catchThrowable(answer::join)).isNotNull();
		assertThat(this.service.messages("group")).isEmpty();
	}

	@Test
	void whatAClosedServiceHoldsIsStillThere() {
		put("a");
		this.service.close();
		this.service.close();
		assertThat(this.service.messages("group")).containsExactly("a");
	}

	@Test
	void thePortCanBeFixed() {
		int port = this.service.endpoint().getPort();
		this.service.close();
		try (EmbeddedCloudWatchLogs other = EmbeddedCloudWatchLogs.builder().port(port).start()) {
			assertThat(other.endpoint()).isEqualTo(this.service.endpoint());
		}
	}

	@Test
	void itHasOnlyDaemonThreads() {
		put("a");
		assertThat(Thread.getAllStackTraces().keySet())
			.filteredOn((thread) -> thread.getName().startsWith("HTTP-Dispatcher")
					|| thread.getName().startsWith("cloudwatch-logs"))
			.isNotEmpty()
			.allSatisfy((thread) -> assertThat(thread.isDaemon()).isTrue());
	}

	private void put(String... messages) {
		long now = System.currentTimeMillis();
		this.client.putLogEvents((request) -> request.logGroupName("group")
			.logStreamName("stream")
			.logEvents(Arrays.stream(messages).map((message) -> Clients.event(now, message)).toList()));
	}

}
