package io.cloudwatchlogging.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import io.cloudwatchlogging.FailureKind;
import io.cloudwatchlogging.aws.ScriptedEndpoint.Received;
import io.cloudwatchlogging.aws.ScriptedEndpoint.Reply;
import io.cloudwatchlogging.delivery.Batch;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.delivery.SendResult;
import io.cloudwatchlogging.delivery.TestBatches;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.core.retry.RetryPolicy;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.metrics.MetricCollection;
import software.amazon.awssdk.metrics.MetricPublisher;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CloudWatchLogsSink} with clients of every origin.
 */
class ClientIntegrationTests {

	private static final Destination DESTINATION = new Destination("/shop/orders", "host/1");

	private static final DateTimeFormatter AMAZON_DATE = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");

	private final List<AutoCloseable> resources = new ArrayList<>();

	@AfterEach
	void closeResources() throws Exception {
		for (int i = this.resources.size() - 1; i >= 0; i--) {
			this.resources.get(i).close();
		}
	}

	@ParameterizedTest
	@EnumSource(value = CompressionMode.class, names = { "ALWAYS", "NEVER" })
	void signsTheBytesThatAreSent(CompressionMode compression) {
		ScriptedEndpoint endpoint = endpoint((request) -> Reply.ok());
		sink(ClientSource.owned(() -> TestClients.client(endpoint.uri())), compression).send(batch("é\"".repeat(2000)));
		Received received = endpoint.received().get(0);
		assertThat(received.isCompressed()).isEqualTo(compression == CompressionMode.ALWAYS);
		assertThat(received.headers().getFirst("Authorization")).isEqualTo(authorization(endpoint, received));
	}

	/** Signs again what was received. */
	private static String authorization(ScriptedEndpoint endpoint, Received received) {
		String authorization = String.valueOf(received.headers().getFirst("Authorization"));
		String signedHeaders = authorization.replaceAll(".*SignedHeaders=([^,]+),.*", "$1");
		SdkHttpRequest.Builder request = SdkHttpRequest.builder()
			.method(SdkHttpMethod.POST)
			.uri(endpoint.uri().resolve("/"));
		Stream.of(signedHeaders.split(";"))
			.filter((name) -> !name.equals("host") && !name.equals("x-amz-date"))
			.forEach((name) -> request.putHeader(name, received.headers().getFirst(name)));
		Instant date = LocalDateTime.parse(received.headers().getFirst("X-Amz-Date"), AMAZON_DATE)
			.toInstant(ZoneOffset.UTC);
		return AwsV4HttpSigner.create()
			.sign((sign) -> sign.identity(TestClients.CREDENTIALS)
				.request(request.build())
				.payload(ContentStreamProvider.fromByteArray(received.wire()))
				.putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "logs")
				.putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1")
				.putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(date, ZoneOffset.UTC)))
			.request()
			.firstMatchingHeader("Authorization")
			.orElseThrow();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void keepsTheInterceptorsAndMetricsOfTheUser(boolean madeForTheSink) {
		ScriptedEndpoint endpoint = endpoint((request) -> Reply.ok());
		List<String> seen = new CopyOnWriteArrayList<>();
		List<MetricCollection> metrics = new CopyOnWriteArrayList<>();
		Consumer<ClientOverrideConfiguration.Builder> user = (override) -> override
			.addExecutionInterceptor(new ExecutionInterceptor() {

				@Override
				public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context,
						ExecutionAttributes attributes) {
					seen.add(read(context.requestBody()));
					return context.httpRequest().toBuilder().putHeader("X-User", "seen").build();
				}

			})
			.addMetricPublisher(new MetricPublisher() {

				@Override
				public void publish(MetricCollection metricCollection) {
					metrics.add(metricCollection);
				}

				@Override
				public void close() {
				}

			});
		CloudWatchLogsClient client = client(endpoint, madeForTheSink, user);
		sink(ClientSource.borrowed(() -> client), CompressionMode.NEVER).send(batch("a"));
		Received received = endpoint.received().get(0);
		assertThat(received.headers().getFirst("X-User")).isEqualTo("seen");
		assertThat(received.messages()).containsExactly("a");
		assertThat(seen).containsExactly(new String(received.body()));
		assertThat(metrics).hasSize(1);
	}

	private static String read(Optional<RequestBody> body) {
		try {
			return new String(body.orElseThrow().contentStreamProvider().newStream().readAllBytes());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private CloudWatchLogsClient client(ScriptedEndpoint endpoint, boolean madeForTheSink,
			Consumer<ClientOverrideConfiguration.Builder> user) {
		return closing(TestClients.client(endpoint.uri(), (builder) -> {
			builder.overrideConfiguration(user);
			if (madeForTheSink) {
				ClientDefaults.STANDARD.applyTo(builder);
			}
		}));
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void leavesOtherRequestsOfTheClientAlone(boolean madeForTheSink) {
		ScriptedEndpoint endpoint = endpoint((request) -> Reply.ok());
		CloudWatchLogsClient client = client(endpoint, madeForTheSink, (override) -> {
		});
		sink(ClientSource.borrowed(() -> client), CompressionMode.ALWAYS).send(batch("ours".repeat(1000)));
		client.putLogEvents((request) -> request.logGroupName("g")
			.logStreamName("s")
			.logEvents(InputLogEvent.builder().timestamp(1L).message("theirs").build()));
		assertThat(endpoint.received().get(1).messages()).containsExactly("theirs");
		assertThat(endpoint.received().get(1).isCompressed()).isFalse();
	}

	@Test
	void makesASingleAttemptWithTheClientOfTheUser() {
		for (RetryStrategy strategy : List.of(AwsRetryStrategy.legacyRetryStrategy(),
				AwsRetryStrategy.standardRetryStrategy())) {
			assertSingleAttempt((builder) -> builder.retryStrategy(strategy));
		}
		assertSingleAttempt((builder) -> builder.retryStrategy(RetryMode.STANDARD));
		assertSingleAttempt((builder) -> {
		});
	}

	@Test
	@SuppressWarnings("deprecation")
	void makesASingleAttemptWithAClientThatHasARetryPolicy() {
		assertSingleAttempt((builder) -> builder.retryPolicy(RetryPolicy.defaultRetryPolicy()));
	}

	private void assertSingleAttempt(Consumer<ClientOverrideConfiguration.Builder> customizer) {
		ScriptedEndpoint endpoint = endpoint((request) -> Reply.error(500, "InternalFailure", "oops"));
		CloudWatchLogsClient client = closing(
				TestClients.client(endpoint.uri(), (builder) -> builder.overrideConfiguration(customizer)));
		sink(ClientSource.borrowed(() -> client), CompressionMode.NEVER).send(batch("a"));
		assertThat(endpoint.received()).hasSize(1);
	}

	@Test
	void makesAsManyAttemptsAsTheUserAskedOfOurClient() {
		ScriptedEndpoint endpoint = endpoint((request) -> Reply.error(500, "InternalFailure", "oops"));
		sink(ClientSource.owned(() -> TestClients.client(endpoint.uri(), (builder) -> {
			ClientDefaults.STANDARD.applyTo(builder);
			builder.overrideConfiguration(builder.overrideConfiguration()
				.toBuilder()
				.retryStrategy(AwsRetryStrategy.standardRetryStrategy())
				.build());
		})), CompressionMode.NEVER).send(batch("a"));
		assertThat(endpoint.received()).hasSize(3);
	}

	@Test
	void boundsTheTimeOfAClientWithoutABound() {
		ScriptedEndpoint endpoint = endpoint((request) -> Reply.stall());
		CloudWatchLogsClient client = closing(TestClients.client(endpoint.uri(), (builder) -> {
		}));
		ClientDefaults timeouts = new ClientDefaults(Duration.ofMillis(200), Duration.ofSeconds(10));
		SinkSettings settings = new SinkSettings(GroupSettings.DEFAULTS, true, CompressionMode.NEVER, null, timeouts,
				1);
		assertThat(sink(ClientSource.borrowed(() -> client), settings).send(batch("a")))
			.isInstanceOfSatisfying(SendResult.Retry.class, (retry) -> assertThat(retry.message()).contains("200"));
	}

	@Test
	void keepsTheBoundsThatAClientHas() {
		ScriptedEndpoint endpoint = endpoint((request) -> Reply.stall());
		CloudWatchLogsClient client = closing(TestClients.client(endpoint.uri(), (builder) -> builder
			.overrideConfiguration((override) -> override.apiCallAttemptTimeout(Duration.ofMillis(201)))));
		assertThat(sink(ClientSource.borrowed(() -> client), CompressionMode.NEVER).send(batch("a")))
			.isInstanceOfSatisfying(SendResult.Retry.class, (retry) -> assertThat(retry.message()).contains("201"));
	}

	@Test
	void sendsModelObjectsThroughAClientThatMakesItsOwnRequests() {
		ScriptedEndpoint endpoint = endpoint((request) -> request.messages().isEmpty()
				? Reply.error(400, "InvalidParameterException", "logEvents must not be empty") : Reply.ok());
		RewritingClient client = new RewritingClient(closing(TestClients.client(endpoint.uri())));
		CloudWatchLogsSink sink = sink(ClientSource.borrowed(() -> client), CompressionMode.ALWAYS);
		assertThat(sink.send(batch("a", "b"))).isInstanceOf(SendResult.Accepted.class);
		assertThat(sink.send(batch("c"))).isInstanceOf(SendResult.Accepted.class);
		assertThat(endpoint.received()).extracting(Received::messages)
			.containsExactly(List.of(), List.of("a", "b"), List.of("c"));
	}

	@Test
	void takesTheWordOfAClientThatIsNotOnTheWire() {
		RecordingClient client = new RecordingClient();
		CloudWatchLogsSink sink = sink(ClientSource.borrowed(() -> client), CompressionMode.AUTO);
		assertThat(sink.send(batch("a"))).isInstanceOf(SendResult.Accepted.class);
		assertThat(client.requests.get(client.requests.size() - 1).logEvents()).hasSize(1);
		client.response = null;
		assertThat(sink.send(batch("a"))).isInstanceOf(SendResult.Retry.class);
	}

	@Test
	void asksForTheClientAgainWhenItCouldNotBeHad() {
		ScriptedEndpoint endpoint = endpoint((request) -> Reply.ok());
		AtomicInteger calls = new AtomicInteger();
		CloudWatchLogsSink sink = sink(ClientSource.owned(() -> {
			if (calls.incrementAndGet() == 1) {
				throw SdkClientException.create("Unable to load region from any of the providers in the chain");
			}
			return TestClients.client(endpoint.uri());
		}), CompressionMode.NEVER);
		assertThat(calls).hasValue(0);
		assertThat(sink.send(batch("a"))).isInstanceOfSatisfying(SendResult.Retry.class,
				(retry) -> assertThat(retry.failureKind()).isEqualTo(FailureKind.NOT_CONFIGURED));
		assertThat(sink.send(batch("a"))).isInstanceOf(SendResult.Accepted.class);
		assertThat(sink.send(batch("b"))).isInstanceOf(SendResult.Accepted.class);
		assertThat(calls).hasValue(2);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void asksForAnotherClientWhenSomebodyHasClosedIt(boolean owned) {
		ScriptedEndpoint endpoint = endpoint((request) -> Reply.ok());
		List<CloudWatchLogsClient> clients = new ArrayList<>();
		CloudWatchLogsSink sink = sink(new ClientSource(() -> {
			clients.add(closing(TestClients.client(endpoint.uri())));
			return clients.get(clients.size() - 1);
		}, owned), CompressionMode.NEVER);
		assertThat(sink.send(batch("a"))).isInstanceOf(SendResult.Accepted.class);
		clients.get(0).close();
		assertThat(sink.send(batch("b"))).isInstanceOf(SendResult.Retry.class);
		assertThat(sink.send(batch("b"))).isInstanceOf(SendResult.Accepted.class);
		assertThat(sink.send(batch("c"))).isInstanceOf(SendResult.Accepted.class);
		assertThat(clients).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(ints = { 400, 503 })
	void concludesNothingAboutTheBodyFromTheAnswerOfAnotherService(int status) {
		ScriptedEndpoint endpoint = endpoint((request) -> Reply.ok());
		AtomicInteger calls = new AtomicInteger();
		CloudWatchLogsClient client = closing(
				TestClients.client(endpoint.uri(), (builder) -> builder.credentialsProvider(() -> {
					if (calls.getAndIncrement() % 2 == 0) {
						throw AwsServiceException.builder().statusCode(status).message("the role is resting").build();
					}
					return TestClients.CREDENTIALS;
				})));
		CloudWatchLogsSink sink = sink(ClientSource.borrowed(() -> client), CompressionMode.ALWAYS);
		for (int i = 0; i < 5; i++) {
			assertThat(sink.send(batch("x".repeat(5000)))).isInstanceOf(SendResult.Retry.class);
			assertThat(sink.send(batch("x".repeat(5000)))).isInstanceOf(SendResult.Accepted.class);
		}
		assertThat(endpoint.received()).hasSize(5).allMatch(Received::isCompressed);
	}

	@Test
	void concludesNothingAboutTheBodyFromAFailureAheadOfIt() {
		ScriptedEndpoint endpoint = endpoint((request) -> Reply.ok());
		AtomicInteger calls = new AtomicInteger();
		CloudWatchLogsClient client = closing(TestClients.client(endpoint.uri(), (builder) -> builder
			.overrideConfiguration((override) -> override.addExecutionInterceptor(new ExecutionInterceptor() {

				@Override
				public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
					if (calls.getAndIncrement() == 0) {
						throw AwsServiceException.builder().statusCode(400).message("the role is resting").build();
					}
				}

			}))));
		CloudWatchLogsSink sink = sink(ClientSource.borrowed(() -> client), CompressionMode.ALWAYS);
		assertThat(sink.send(batch("x".repeat(5000)))).isInstanceOf(SendResult.Retry.class);
		assertThat(sink.send(batch("x".repeat(5000)))).isInstanceOf(SendResult.Accepted.class);
		assertThat(endpoint.received()).singleElement().matches(Received::isCompressed);
	}

	@Test
	void closesItsOwnClientOnly() {
		RecordingClient owned = new RecordingClient();
		RecordingClient borrowed = new RecordingClient();
		for (ClientSource source : List.of(ClientSource.owned(() -> owned), ClientSource.borrowed(() -> borrowed))) {
			CloudWatchLogsSink sink = sink(source, CompressionMode.NEVER);
			sink.send(batch("a"));
			sink.close();
		}
		assertThat(owned.closed).isTrue();
		assertThat(borrowed.closed).isFalse();
	}

	@Test
	void namesTheCredentialsWhenTheyCannotBeLoaded() {
		ScriptedEndpoint endpoint = endpoint((request) -> Reply.ok());
		CloudWatchLogsClient client = closing(
				TestClients.client(endpoint.uri(), (builder) -> builder.credentialsProvider(() -> {
					throw SdkClientException
						.create("Unable to load credentials from any of the providers in the chain");
				})));
		assertThat(sink(ClientSource.borrowed(() -> client), CompressionMode.NEVER).send(batch("a")))
			.isInstanceOfSatisfying(SendResult.Retry.class, (retry) -> {
				assertThat(retry.failureKind()).isEqualTo(FailureKind.NOT_CONFIGURED);
				assertThat(retry.message()).contains("credentials");
			});
		assertThat(endpoint.received()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void makesAnotherClientOfItsOwnWhenOneFoundNoCredentials(boolean owned) {
		ScriptedEndpoint endpoint = endpoint((request) -> Reply.ok());
		AtomicInteger clients = new AtomicInteger();
		CloudWatchLogsSink sink = sink(new ClientSource(() -> {
			int client = clients.incrementAndGet();
			return closing(TestClients.client(endpoint.uri(), (builder) -> {
				if (client == 1) {
					builder.credentialsProvider(() -> {
						throw SdkClientException.create("Unable to load credentials");
					});
				}
			}));
		}, owned), CompressionMode.NEVER);
		assertThat(sink.send(batch("a"))).isInstanceOf(SendResult.Retry.class);
		assertThat(sink.send(batch("a"))).isInstanceOf(owned ? SendResult.Accepted.class : SendResult.Retry.class);
		assertThat(clients).hasValue(owned ? 2 : 1);
	}

	@Test
	void takesAnInterruptForATrouble() {
		ScriptedEndpoint endpoint = endpoint((request) -> Reply.ok());
		CloudWatchLogsSink sink = sink(ClientSource.owned(() -> TestClients.client(endpoint.uri())),
				CompressionMode.NEVER);
		Thread.currentThread().interrupt();
		SendResult result = sink.send(batch("a"));
		assertThat(Thread.interrupted()).isTrue();
		assertThat(result).isInstanceOf(SendResult.Retry.class);
		assertThat(sink.send(batch("a"))).isInstanceOf(SendResult.Accepted.class);
	}

	private ScriptedEndpoint endpoint(Function<Received, Reply> script) {
		return closing(new ScriptedEndpoint(script));
	}

	private CloudWatchLogsSink sink(ClientSource source, CompressionMode compression) {
		return sink(source,
				new SinkSettings(GroupSettings.DEFAULTS, true, compression, null, ClientDefaults.STANDARD, 1));
	}

	private CloudWatchLogsSink sink(ClientSource source, SinkSettings settings) {
		return closing(new CloudWatchLogsSink(source, settings, RequestObserver.NONE, (warning) -> {
		}, TestClients.TIMER));
	}

	private <T extends AutoCloseable> T closing(T resource) {
		this.resources.add(resource);
		return resource;
	}

	private static Batch batch(String... messages) {
		return TestBatches.of(DESTINATION, 1_764_000_000_000L, messages);
	}

	/** A client that passes on what it understands of a request. */
	private record RewritingClient(CloudWatchLogsClient target) implements CloudWatchLogsClient {

		@Override
		public PutLogEventsResponse putLogEvents(PutLogEventsRequest request) {
			return this.target.putLogEvents((copy) -> copy.logGroupName(request.logGroupName())
				.logStreamName(request.logStreamName())
				.logEvents(request.logEvents()));
		}

		@Override
		public String serviceName() {
			return this.target.serviceName();
		}

		@Override
		public void close() {
			this.target.close();
		}

	}

	/** A client that keeps what it is given. */
	private static final class RecordingClient implements CloudWatchLogsClient {

		private final List<PutLogEventsRequest> requests = new ArrayList<>();

		private @Nullable PutLogEventsResponse response = PutLogEventsResponse.builder().build();

		private boolean closed;

		@Override
		@SuppressWarnings("NullAway") // as a mock does
		public PutLogEventsResponse putLogEvents(PutLogEventsRequest request) {
			this.requests.add(request);
			return this.response;
		}

		@Override
		public String serviceName() {
			return "logs";
		}

		@Override
		public void close() {
			this.closed = true;
		}

	}

}
