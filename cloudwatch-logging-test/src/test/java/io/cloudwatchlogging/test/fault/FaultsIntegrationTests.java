package io.cloudwatchlogging.test.fault;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.cloudwatchlogging.test.Clients;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ServiceUnavailableException;
import software.amazon.awssdk.services.cloudwatchlogs.model.ThrottlingException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tests for {@link Faults} through the AWS SDK.
 */
@Timeout(120)
class FaultsIntegrationTests {

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
	void throttlingIsWhatTheSdkTakesForThrottling() {
		this.service.faults().inject(Fault.throttling());
		assertThatExceptionOfType(ThrottlingException.class).isThrownBy(() -> put("a")).satisfies((ex) -> {
			assertThat(ex.isThrottlingException()).isTrue();
			assertThat(ex.awsErrorDetails().errorMessage()).isEqualTo("Rate exceeded");
			assertThat(ex.statusCode()).isEqualTo(400);
			assertThat(ex.requestId()).isNotNull();
		});
		assertThat(this.service.messages("group")).isEmpty();
	}

	@Test
	void aFaultIsOnlyForItsStream() {
		this.service.createLogStream("group", "other");
		this.service.faults().inject(Fault.throttling().onStream("other"));
		put("a");
		assertThatExceptionOfType(ThrottlingException.class)
			.isThrownBy(() -> this.client.putLogEvents((request) -> request.logGroupName("group")
				.logStreamName("other")
				.logEvents(Clients.event(System.currentTimeMillis(), "b"))));
	}

	@Test
	void aFaultIsOnlyForItsMessages() {
		this.service.faults().inject(Fault.throttling().onMessage("poison"));
		put("a");
		assertThatExceptionOfType(ThrottlingException.class).isThrownBy(() -> put("a bit of poison in it"));
		this.client.describeLogGroups();
	}

	@Test
	void anErrorHasItsStatusCodeAndMessage() {
		this.service.faults().inject(Fault.error(403, "ExpiredTokenException", "The token has expired"));
		assertThatExceptionOfType(CloudWatchLogsException.class).isThrownBy(() -> put("a")).satisfies((ex) -> {
			assertThat(ex.statusCode()).isEqualTo(403);
			assertThat(ex.awsErrorDetails().errorCode()).isEqualTo("ExpiredTokenException");
			assertThat(ex.awsErrorDetails().errorMessage()).isEqualTo("The token has expired");
		});
	}

	@Test
	void anErrorCanBeToldThoughTheEventsAreStored() {
		this.service.faults().inject(Fault.serviceUnavailable().stored());
		assertThatExceptionOfType(ServiceUnavailableException.class).isThrownBy(() -> put("a"));
		assertThat(this.service.messages("group")).containsExactly("a");
	}

	@Test
	void aFaultIsOnlyForItsOperation() {
		this.service.faults().inject(Fault.throttling().onOperation("PutLogEvents"));
		this.client.describeLogGroups();
		assertThatExceptionOfType(ThrottlingException.class).isThrownBy(() -> put("a"));
	}

	@Test
	void aFaultIsOnlyForTheNextRequests() {
		InjectedFault fault = this.service.faults().inject(Fault.throttling().times(2));
		assertThatExceptionOfType(ThrottlingException.class).isThrownBy(() -> put("a"));
		assertThatExceptionOfType(ThrottlingException.class).isThrownBy(() -> put("b"));
		put("c");
		assertThat(fault.hits()).isEqualTo(2);
		assertThat(this.service.messages("group")).containsExactly("c");
	}

	@Test
	void aFaultIsForAShareOfRequestsThatDependsOnTheSeed() {
		List<Boolean> first = outcomesOfFiftyRequests(7);
		assertThat(first).contains(true, false);
		assertThat(outcomesOfFiftyRequests(7)).isEqualTo(first);
		assertThat(outcomesOfFiftyRequests(8)).isNotEqualTo(first);
	}

	private List<Boolean> outcomesOfFiftyRequests(long seed) {
		InjectedFault fault = this.service.faults().inject(Fault.throttling().share(0.3, seed));
		List<Boolean> outcomes = IntStream.range(0, 50)
			.mapToObj((i) -> catchThrowable(() -> put("a")) == null)
			.toList();
		fault.clear();
		return outcomes;
	}

	@Test
	void aFaultEndsAfterItsTime() {
		this.service.faults().inject(Fault.throttling().lasting(Duration.ZERO));
		put("a");
		assertThat(this.service.messages("group")).containsExactly("a");
	}

	@Test
	void aFaultIsActiveUntilItCanApplyToNoMoreRequests() {
		InjectedFault cleared = this.service.faults().inject(Fault.latency(Duration.ZERO));
		InjectedFault over = this.service.faults().inject(Fault.latency(Duration.ZERO).lasting(Duration.ZERO));
		InjectedFault used = this.service.faults().inject(Fault.latency(Duration.ZERO).times(1));
		InjectedFault outage = this.service.faults().inject(Fault.outage());
		assertThat(cleared.isActive()).isTrue();
		assertThat(over.isActive()).isFalse();
		assertThat(used.isActive()).isTrue();
		assertThat(outage.isActive()).isTrue();
		outage.clear();
		put("event");
		cleared.clear();
		assertThat(cleared.isActive()).isFalse();
		assertThat(used.isActive()).isFalse();
		assertThat(outage.isActive()).isFalse();
	}

	@Test
	void aFaultEndsWhenAllAreCleared() {
		this.service.faults().inject(Fault.throttling());
		this.service.faults().clear();
		put("a");
	}

	@Test
	void aLostAnswerIsStored() {
		this.service.faults().inject(Fault.lostAnswer().times(1));
		assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> put("a"));
		assertThat(this.service.messages("group")).containsExactly("a");
		put("a");
		assertThat(this.service.messages("group")).containsExactly("a", "a");
	}

	@Test
	void aResetRequestIsNotStored() {
		this.service.faults().inject(Fault.connectionReset().times(1));
		assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> put("a"));
		assertThat(this.service.messages("group")).isEmpty();
		assertThat(this.service.requests().of("PutLogEvents")).singleElement().satisfies((request) -> {
			assertThat(request.status()).isZero();
			assertThat(request.events()).isEqualTo(1);
		});
	}

	@Test
	void aTruncatedAnswerIsAnErrorForTheClient() {
		this.service.faults().inject(Fault.truncatedAnswer().times(1));
		assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> put("a"));
		assertThat(this.service.messages("group")).containsExactly("a");
		put("b");
	}

	@Test
	void anAnswerInHtmlHasNoRequestId() {
		this.service.faults().inject(Fault.htmlAnswer(200));
		assertThat(catchThrowable(() -> put("a"))).isInstanceOf(SdkException.class);
		assertThat(this.service.messages("group")).isEmpty();
	}

	@Test
	void anEmptyAnswerHasNoRequestId() {
		this.service.faults().inject(Fault.emptyAnswer());
		var response = this.client.putLogEvents((request) -> request.logGroupName("group")
			.logStreamName("stream")
			.logEvents(Clients.event(System.currentTimeMillis(), "a")));
		assertThat(response.sdkHttpResponse().isSuccessful()).isTrue();
		assertThat(response.sdkHttpResponse().firstMatchingHeader("x-amzn-RequestId")).isEmpty();
		assertThat(this.service.messages("group")).isEmpty();
	}

	@Test
	void aStalledAnswerComesWhenTheFaultIsCleared() throws Exception {
		InjectedFault fault = this.service.faults().inject(Fault.stall().onOperation("PutLogEvents"));
		CompletableFuture<Void> answer = CompletableFuture.runAsync(() -> put("a"));
		fault.awaitHits(1, LONG);
		this.service.awaitEvents("group", 1, LONG);
		assertThat(answer).isNotDone();
		fault.clear();
		answer.get(60, TimeUnit.SECONDS);
	}

	@Test
	void aStallCanEndByItself() {
		InjectedFault fault = this.service.faults().inject(Fault.stall(Duration.ofMillis(50)));
		long start = System.nanoTime();
		put("a");
		assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(Duration.ofMillis(50).toNanos());
		assertThat(fault.hits()).isEqualTo(1);
	}

	@Test
	void latencyGoesWithAnotherFault() {
		this.service.faults().inject(Fault.throttling());
		this.service.faults().inject(Fault.latency(Duration.ofMillis(50)));
		long start = System.nanoTime();
		assertThatExceptionOfType(ThrottlingException.class).isThrownBy(() -> put("a"));
		assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(Duration.ofMillis(50).toNanos());
	}

	@Test
	void theFirstOfTwoAnswersIsGiven() {
		InjectedFault first = this.service.faults().inject(Fault.throttling().times(1));
		InjectedFault second = this.service.faults().inject(Fault.serviceUnavailable().times(1));
		assertThatExceptionOfType(ThrottlingException.class).isThrownBy(() -> put("a"));
		assertThat(second.hits()).isZero();
		assertThatExceptionOfType(ServiceUnavailableException.class).isThrownBy(() -> put("a"));
		assertThat(first.hits()).isEqualTo(1);
	}

	@Test
	void aGroupIsDeletedUnderneath() {
		put("a");
		this.service.faults().inject(Fault.groupDeleted().onOperation("PutLogEvents").times(1));
		assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> put("b"));
		assertThat(this.service.groups()).isEmpty();
	}

	@Test
	void aBlackHoleStoresNothingAndAnswersNothing() {
		this.service.faults().inject(Fault.blackHole());
		try (CloudWatchLogsClient impatient = Clients.impatientClient(this.service.endpoint())) {
			assertThatExceptionOfType(ApiCallAttemptTimeoutException.class).isThrownBy(() -> put(impatient, "a"));
		}
		this.service.faults().clear();
		put("b");
		assertThat(this.service.messages("group")).containsExactly("b");
	}

	@Test
	void aBlackHoleCanStore() {
		InjectedFault fault = this.service.faults().inject(Fault.blackHole().stored());
		CompletableFuture<Void> answer = CompletableFuture.runAsync(() -> put("a"));
		this.service.awaitEvents("group", 1, LONG);
		assertThat(answer).isNotDone();
		fault.clear();
		assertThat(catchThrowable(answer::join)).hasCauseInstanceOf(SdkClientException.class);
	}

	@Test
	void anOutageRefusesConnectionsAndThePortComesBack() {
		put("a");
		for (int i = 0; i < 5; i++) {
			InjectedFault outage = this.service.faults().inject(Fault.outage());
			assertThatExceptionOfType(ConnectException.class).isThrownBy(this::connect)
				.withMessageContaining("refused");
			assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> put("lost"));
			outage.clear();
			put("b");
		}
		assertThat(this.service.messages("group")).hasSize(6).doesNotContain("lost");
	}

	@Test
	void anOutageEndsAfterItsTime() {
		this.service.faults().inject(Fault.outage().lasting(Duration.ofMillis(200)));
		Throwable failure = catchThrowable(() -> put("a"));
		while (failure != null) {
			failure = catchThrowable(() -> put("a"));
		}
		assertThat(this.service.messages("group")).containsExactly("a");
	}

	@Test
	void outagesOverlap() {
		InjectedFault first = this.service.faults().inject(Fault.outage());
		InjectedFault second = this.service.faults().inject(Fault.outage());
		first.clear();
		first.clear();
		assertThatExceptionOfType(SdkClientException.class).isThrownBy(() -> put("a"));
		second.clear();
		put("b");
	}

	@Test
	void anOutageOfSomeRequestsIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.service.faults().inject(Fault.outage().onOperation("PutLogEvents")))
			.withMessageContaining("cannot be limited");
	}

	@ParameterizedTest
	@MethodSource
	void closeDoesNotWaitFor(Fault fault) {
		InjectedFault injected = this.service.faults().inject(fault);
		CompletableFuture<Void> answer = CompletableFuture.runAsync(() -> put("a"));
		injected.awaitHits(1, LONG);
		this.service.close();
		assertThat(catchThrowable(answer::join)).hasCauseInstanceOf(SdkClientException.class);
	}

	static List<Fault> closeDoesNotWaitFor() {
		return List.of(Fault.blackHole(), Fault.stall(), Fault.latency(Duration.ofHours(1)));
	}

	private void connect() throws IOException {
		new Socket("127.0.0.1", this.service.endpoint().getPort()).close();
	}

	private void put(String message) {
		put(this.client, message);
	}

	private static void put(CloudWatchLogsClient client, String message) {
		client.putLogEvents((request) -> request.logGroupName("group")
			.logStreamName("stream")
			.logEvents(Clients.event(System.currentTimeMillis(), message)));
	}

}
