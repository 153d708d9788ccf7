package io.cloudwatchlogging.aws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import io.cloudwatchlogging.FailureKind;
import io.cloudwatchlogging.aws.ScriptedEndpoint.Received;
import io.cloudwatchlogging.aws.ScriptedEndpoint.Reply;
import io.cloudwatchlogging.delivery.Batch;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.delivery.SendResult;
import io.cloudwatchlogging.delivery.TestBatches;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudwatchlogs.model.Entity;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CloudWatchLogsSink} with the client of the SDK on a socket.
 */
class CloudWatchLogsSinkIntegrationTests {

	private static final Destination DESTINATION = new Destination("/shop/orders", "host/1");

	private static final Entity ENTITY = Entity.builder()
		.keyAttributes(Map.of("Type", "Service", "Name", "shop", "Environment", "test"))
		.attributes(Map.of("PlatformType", "Generic"))
		.build();

	private final List<String> warnings = new CopyOnWriteArrayList<>();

	private final List<AutoCloseable> resources = new ArrayList<>();

	@AfterEach
	void closeResources() throws Exception {
		for (int i = this.resources.size() - 1; i >= 0; i--) {
			this.resources.get(i).close();
		}
	}

	@Test
	void sendsEachEventOnce() {
		ScriptedEndpoint endpoint = endpoint((request) -> Reply.ok());
		Batch batch = batch("one", "two \"quoted\"", "three\n");
		assertThat(sink(endpoint, SinkSettings.DEFAULTS).send(batch)).isEqualTo(SendResult.Accepted.all(batch));
		assertThat(endpoint.operations()).containsExactly("PutLogEvents");
		Received request = endpoint.received().get(0);
		assertThat(request.messages()).containsExactly("one", "two \"quoted\"", "three\n");
		assertThat(request.json().path("logGroupName").asString()).isEqualTo("/shop/orders");
		assertThat(request.json().path("logStreamName").asString()).isEqualTo("host/1");
		assertThat(request.json().path("logEvents").path(1).path("timestamp").asLong()).isEqualTo(1_764_000_000_001L);
		assertThat(request.headers().getFirst("Content-Type")).isEqualTo("application/x-amz-json-1.1");
		assertThat(request.headers().getFirst("Amz-sdk-request")).contains("max=1");
	}

	@Test
	void reportsRejectedRangesAsTheServiceStatesThem() {
		ScriptedEndpoint endpoint = endpoint((request) -> Reply.ok("""
				{"rejectedLogEventsInfo": {"tooOldLogEventEndIndex": 1, "expiredLogEventEndIndex": 2,
				"tooNewLogEventStartIndex": 3}}"""));
		assertThat(sink(endpoint, SinkSettings.DEFAULTS).send(batch("a", "b", "c", "d")))
			.isEqualTo(new SendResult.Accepted(1, 2, 3));
	}

	@Test
	void doesNotTakeTheAnswerOfAProxyForAnAcknowledgement() {
		for (Reply reply : List.of(Reply.page(200), new Reply(200, Map.of(), "", false),
				new Reply(200, Map.of(), "{}", false), new Reply(200, Map.of(), "{\"nextSeq", false),
				Reply.ok("{\"nextSeq"), Reply.page(400), Reply.page(302), Reply.page(413))) {
			ScriptedEndpoint endpoint = endpoint((request) -> reply);
			assertThat(sink(endpoint, SinkSettings.DEFAULTS).send(batch("a"))).as("%s", reply)
				.isInstanceOfSatisfying(SendResult.Retry.class,
						(retry) -> assertThat(retry.failureKind()).isEqualTo(FailureKind.UNAVAILABLE));
			assertThat(endpoint.received()).hasSize(1);
		}
	}

	@Test
	void passesOnHowLongTheServiceAsksToWait() {
		ScriptedEndpoint endpoint = endpoint(
				(request) -> Reply.error(400, "ThrottlingException", "Rate exceeded").with("Retry-After", "7"));
		assertThat(sink(endpoint, SinkSettings.DEFAULTS).send(batch("a")))
			.isEqualTo(new SendResult.Retry(FailureKind.THROTTLED, Duration.ofSeconds(7),
					"ThrottlingException: Rate exceeded (status 400, request request-2)"));
		assertThat(endpoint.received()).hasSize(1);
	}

	@Test
	void endsAnAttemptThatStalls() {
		ScriptedEndpoint endpoint = endpoint((request) -> Reply.stall());
		ClientDefaults timeouts = new ClientDefaults(Duration.ofMillis(200), Duration.ofSeconds(5));
		CloudWatchLogsSink sink = sink(ClientSource.owned(() -> TestClients.client(endpoint.uri(), timeouts::applyTo)),
				SinkSettings.DEFAULTS);
		assertThat(sink.send(batch("a"))).isInstanceOfSatisfying(SendResult.Retry.class,
				(retry) -> assertThat(retry.failureKind()).isEqualTo(FailureKind.UNAVAILABLE));
	}

	@Test
	void compressesWhenAskedTo() {
		ScriptedEndpoint endpoint = endpoint((request) -> Reply.ok());
		CloudWatchLogsSink sink = sink(endpoint, compressing());
		Batch batch = batch("x".repeat(5000), "y");
		assertThat(sink.send(batch)).isEqualTo(SendResult.Accepted.all(batch));
		Received request = endpoint.received().get(0);
		assertThat(request.isCompressed()).isTrue();
		assertThat(request.wire()).hasSizeLessThan(1000);
		assertThat(request.messages()).containsExactly("x".repeat(5000), "y");
		assertThat(request.headers().getFirst("Content-Length")).isEqualTo(String.valueOf(request.wire().length));
		sink.send(batch("short"));
		assertThat(endpoint.received().get(1).isCompressed()).isFalse();
	}

	@Test
	void doesNotCompressForAnEndpointThatIsNotOfAwsUnlessAskedTo() {
		ScriptedEndpoint endpoint = endpoint((request) -> Reply.ok());
		sink(endpoint, SinkSettings.DEFAULTS).send(batch("x".repeat(5000)));
		assertThat(endpoint.received().get(0).isCompressed()).isFalse();
	}

	@Test
	void sendsPlainWhatAnEndpointRefusesCompressedAndStaysWithIt() {
		ScriptedEndpoint endpoint = endpoint((request) -> request.isCompressed()
				? Reply.error(400, "SerializationException", "not JSON") : Reply.ok());
		CloudWatchLogsSink sink = sink(endpoint, compressing());
		assertThat(sink.send(batch("x".repeat(5000)))).isInstanceOf(SendResult.Accepted.class);
		assertThat(sink.send(batch("y".repeat(5000)))).isInstanceOf(SendResult.Accepted.class);
		assertThat(endpoint.received()).extracting(Received::isCompressed).containsExactly(true, false, false);
		assertThat(this.warnings).singleElement().asString().contains("compressed", "not JSON");
	}

	@Test
	void keepsCompressionWhenOnlyOneAnswerWasBad() {
		ScriptedEndpoint endpoint = endpoint(failing(1, Reply.error(500, "InternalFailure", "oops")));
		CloudWatchLogsSink sink = sink(endpoint, compressing());
		assertThat(sink.send(batch("x".repeat(5000)))).isInstanceOf(SendResult.Accepted.class);
		assertThat(sink.send(batch("y".repeat(5000)))).isInstanceOf(SendResult.Accepted.class);
		assertThat(endpoint.received()).extracting(Received::isCompressed).containsExactly(true, false, true);
		assertThat(this.warnings).isEmpty();
	}

	@Test
	void doesNotDoubtCompressionThatWorked() {
		ScriptedEndpoint endpoint = endpoint((request) -> request.messages().get(0).startsWith("bad")
				? Reply.error(400, "InvalidParameterException", "bad") : Reply.ok());
		CloudWatchLogsSink sink = sink(endpoint, compressing());
		sink.send(batch("x".repeat(5000)));
		assertThat(sink.send(batch("bad".repeat(5000)))).isInstanceOf(SendResult.Refused.class);
		assertThat(endpoint.received()).extracting(Received::isCompressed).containsExactly(true, true);
	}

	@Test
	void sendsTheEntityUntilItIsRejected() {
		ScriptedEndpoint endpoint = endpoint(
				(request) -> Reply.ok("{\"rejectedEntityInfo\": {\"errorType\": \"InvalidAttributes\"}}"));
		CloudWatchLogsSink sink = sink(endpoint, withEntity());
		assertThat(sink.send(batch("a"))).isInstanceOf(SendResult.Accepted.class);
		assertThat(sink.send(batch("b"))).isInstanceOf(SendResult.Accepted.class);
		assertThat(endpoint.received().get(0).json().path("entity").path("keyAttributes").path("Name").asString())
			.isEqualTo("shop");
		assertThat(endpoint.received().get(0).json().path("entity").path("attributes").path("PlatformType").asString())
			.isEqualTo("Generic");
		assertThat(endpoint.received().get(1).json().has("entity")).isFalse();
		assertThat(this.warnings).singleElement().asString().contains("entity", "InvalidAttributes");
	}

	@Test
	void sendsWithoutTheEntityWhatAnEndpointRefusesForIt() {
		ScriptedEndpoint endpoint = endpoint((request) -> request.json().has("entity")
				? Reply.error(400, "ValidationException", "unknown member") : Reply.ok());
		CloudWatchLogsSink sink = sink(endpoint, withEntity());
		assertThat(sink.send(batch("a"))).isInstanceOf(SendResult.Accepted.class);
		assertThat(sink.send(batch("b"))).isInstanceOf(SendResult.Accepted.class);
		assertThat(endpoint.received()).hasSize(3);
		assertThat(this.warnings).singleElement().asString().contains("entity", "unknown member");
	}

	@Test
	void tellsTheObserverOfEachRequest() {
		List<String> observed = new CopyOnWriteArrayList<>();
		ScriptedEndpoint endpoint = endpoint(failing(1, Reply.error(503, "ServiceUnavailableException", "later")));
		ClientSource source = ClientSource.owned(() -> TestClients.client(endpoint.uri()));
		CloudWatchLogsSink sink = closing(new CloudWatchLogsSink(source, compressing(),
				(outcome, events, nanos, body, wire) -> observed
					.add(outcome + " " + events + " " + (nanos > 0) + " " + body + " " + (wire < body)),
				this.warnings::add, TestClients.TIMER));
		sink.send(batch("a"));
		sink.send(batch("x".repeat(5000)));
		int body = endpoint.received().get(1).body().length;
		assertThat(observed).containsExactly(
				"UNAVAILABLE 1 true " + endpoint.received().get(0).wire().length + " false",
				"ACCEPTED 1 true " + body + " true");
	}

	@Test
	void whatIsStoredIsStoredWhateverOthersThrow() {
		ScriptedEndpoint endpoint = endpoint(
				(request) -> Reply.ok("{\"rejectedEntityInfo\": {\"errorType\": \"InvalidAttributes\"}}"));
		for (RuntimeException failure : List.of(new IllegalStateException("observer"),
				SdkClientException.create("no"))) {
			CloudWatchLogsSink sink = closing(
					new CloudWatchLogsSink(ClientSource.owned(() -> TestClients.client(endpoint.uri())), withEntity(),
							(outcome, events, nanos, body, wire) -> {
								throw failure;
							}, (warning) -> {
								throw failure;
							}, TestClients.TIMER));
			Batch batch = batch("a");
			assertThat(sink.send(batch)).isEqualTo(SendResult.Accepted.all(batch));
		}
		assertThat(endpoint.received()).hasSize(2);
	}

	@Test
	void refusesALineThatIsTooLargeForAProxy() {
		ScriptedEndpoint endpoint = endpoint(
				(request) -> (request.wire().length > 100_000) ? Reply.page(413) : Reply.ok());
		CloudWatchLogsSink sink = sink(endpoint, SinkSettings.DEFAULTS);
		assertThat(sink.send(batch("x".repeat(150_000)))).isInstanceOf(SendResult.Refused.class);
		assertThat(sink.send(batch("x".repeat(150_000), "y"))).isInstanceOf(SendResult.Refused.class);
	}

	private static Function<Received, Reply> failing(int times, Reply reply) {
		List<Received> seen = new CopyOnWriteArrayList<>();
		return (request) -> {
			seen.add(request);
			return (seen.size() <= times) ? reply : Reply.ok();
		};
	}

	private static SinkSettings compressing() {
		return new SinkSettings(GroupSettings.DEFAULTS, true, CompressionMode.ALWAYS, null, ClientDefaults.STANDARD, 1);
	}

	private static SinkSettings withEntity() {
		return new SinkSettings(GroupSettings.DEFAULTS, true, CompressionMode.AUTO, ENTITY, ClientDefaults.STANDARD, 1);
	}

	private ScriptedEndpoint endpoint(Function<Received, Reply> script) {
		return closing(new ScriptedEndpoint(script));
	}

	private CloudWatchLogsSink sink(ScriptedEndpoint endpoint, SinkSettings settings) {
		return sink(ClientSource.owned(() -> TestClients.client(endpoint.uri())), settings);
	}

	private CloudWatchLogsSink sink(ClientSource source, SinkSettings settings) {
		return closing(
				new CloudWatchLogsSink(source, settings, RequestObserver.NONE, this.warnings::add, TestClients.TIMER));
	}

	private <T extends AutoCloseable> T closing(T resource) {
		this.resources.add(resource);
		return resource;
	}

	private static Batch batch(String... messages) {
		return TestBatches.of(DESTINATION, 1_764_000_000_000L, messages);
	}

}
