package io.cloudwatchlogging.aws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.cloudwatchlogging.FailureKind;
import io.cloudwatchlogging.delivery.Batch;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.delivery.SendResult;
import io.cloudwatchlogging.delivery.TestBatches;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import io.cloudwatchlogging.test.fault.Fault;
import io.cloudwatchlogging.test.model.LogGroup;
import io.cloudwatchlogging.test.model.ReceivedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what {@link CloudWatchLogsSink} creates.
 */
class CreationIntegrationTests {

	private static final Destination DESTINATION = new Destination("/shop/orders", "host/1");

	private static final GroupSettings EVERYTHING = new GroupSettings(true, 30, Map.of("team", "shop"),
			"arn:aws:kms:eu-west-1:123456789012:key/1", LogGroupClass.INFREQUENT_ACCESS, true);

	private final EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();

	private final List<String> warnings = new CopyOnWriteArrayList<>();

	private final List<CloudWatchLogsSink> sinks = new ArrayList<>();

	@AfterEach
	void close() {
		this.sinks.forEach(CloudWatchLogsSink::close);
		this.service.close();
	}

	@Test
	void createsNothingThatIsThere() {
		this.service.createLogGroup("/shop/orders");
		this.service.createLogStream("/shop/orders", "host/1");
		assertAccepted(sink(EVERYTHING, true).send(batch("a")));
		assertThat(operations()).containsExactly("PutLogEvents");
	}

	@Test
	void createsGroupAndStreamWithAllThatIsAskedFor() {
		CloudWatchLogsSink sink = sink(EVERYTHING, true);
		assertAccepted(sink.send(batch("a", "b")));
		assertAccepted(sink.send(batch("c")));
		assertThat(operations()).containsExactly("PutLogEvents", "CreateLogStream", "CreateLogGroup", "CreateLogStream",
				"PutLogEvents", "PutRetentionPolicy", "PutLogEvents");
		LogGroup group = this.service.group("/shop/orders");
		assertThat(group.tags()).containsEntry("team", "shop");
		assertThat(group.kmsKeyId()).isEqualTo("arn:aws:kms:eu-west-1:123456789012:key/1");
		assertThat(group.logGroupClass()).hasToString("INFREQUENT_ACCESS");
		assertThat(group.deletionProtectionEnabled()).isTrue();
		assertThat(group.retentionInDays()).isEqualTo(30);
		assertThat(this.service.messages("/shop/orders", "host/1")).containsExactly("a", "b", "c");
		assertThat(this.warnings).isEmpty();
	}

	@Test
	void createsTheStreamOnlyInAGroupThatIsThere() {
		this.service.createLogGroup("/shop/orders");
		this.service.faults().inject(denied("CreateLogGroup"));
		assertAccepted(sink(EVERYTHING, true).send(batch("a")));
		assertThat(operations()).containsExactly("PutLogEvents", "CreateLogStream", "PutLogEvents");
	}

	@Test
	void createsAgainWhatWasDeleted() {
		CloudWatchLogsSink sink = sink(GroupSettings.DEFAULTS, true);
		assertAccepted(sink.send(batch("a")));
		this.service.deleteLogGroup("/shop/orders");
		assertAccepted(sink.send(batch("b")));
		assertThat(this.service.messages("/shop/orders")).containsExactly("b");
	}

	@Test
	void createsOnceForParallelRequests() throws Exception {
		CloudWatchLogsSink sink = sink(EVERYTHING, true);
		ExecutorService threads = Executors.newFixedThreadPool(8);
		try {
			List<Future<SendResult>> results = threads.invokeAll(IntStream.range(0, 8)
				.<Callable<SendResult>>mapToObj((i) -> () -> sink.send(batch("line " + i)))
				.toList());
			for (Future<SendResult> result : results) {
				assertAccepted(result.get(60, TimeUnit.SECONDS));
			}
		}
		finally {
			threads.shutdownNow();
		}
		assertThat(this.service.messages("/shop/orders")).hasSize(8);
		assertThat(this.service.requests().count("CreateLogGroup")).isEqualTo(1);
		assertThat(this.service.requests().count("PutRetentionPolicy")).isEqualTo(1);
	}

	@Test
	void createsTheGroupWithoutWhatIsRefused() {
		this.service.faults()
			.inject(Fault.error(400, "InvalidParameterException", "The specified KMS key does not exist")
				.onOperation("CreateLogGroup")
				.times(1));
		this.service.faults().inject(denied("TagResource").onOperation("CreateLogGroup").times(1));
		assertAccepted(sink(EVERYTHING, true).send(batch("a")));
		LogGroup group = this.service.group("/shop/orders");
		assertThat(group.kmsKeyId()).isNull();
		assertThat(group.tags()).isEmpty();
		assertThat(group.deletionProtectionEnabled()).isTrue();
		assertThat(this.warnings).hasSize(2)
			.anySatisfy((warning) -> assertThat(warning).contains("KMS key", "/shop/orders", "does not exist"))
			.anySatisfy((warning) -> assertThat(warning).contains("tags", "logs:TagResource"));
	}

	/** The next attempt finds the group and creates only the stream, or nothing. */
	@Test
	void setsTheRetentionOfAGroupWhoseCreationHadNoAnswer() {
		for (Fault fault : List.of(Fault.lostAnswer(), Fault.serviceUnavailable().stored())) {
			this.service.reset();
			this.service.faults().inject(fault.onOperation("CreateLogGroup").times(1));
			CloudWatchLogsSink sink = sink(EVERYTHING, true);
			assertThat(sink.send(batch("a"))).isInstanceOf(SendResult.Retry.class);
			assertAccepted(sink.send(batch("a")));
			assertThat(this.service.requests().count("CreateLogGroup")).isEqualTo(1);
			assertThat(this.service.group("/shop/orders").retentionInDays()).as(fault.toString()).isEqualTo(30);
		}
	}

	@Test
	void leavesAGroupAloneWhoseCreationIsPutOff() {
		this.service.faults().inject(Fault.throttling().onOperation("CreateLogGroup").times(1));
		CloudWatchLogsSink sink = sink(EVERYTHING, true);
		assertThat(sink.send(batch("a"))).isInstanceOf(SendResult.Retry.class);
		this.service.createLogGroup("/shop/orders");
		assertAccepted(sink.send(batch("a")));
		assertThat(this.service.requests().count("PutRetentionPolicy")).isZero();
	}

	@Test
	void warnsOnceOfARetentionThatIsRefused() {
		this.service.faults().inject(denied("PutRetentionPolicy"));
		CloudWatchLogsSink sink = sink(EVERYTHING, true);
		assertAccepted(sink.send(batch("a")));
		assertAccepted(sink.send(batch("b")));
		assertThat(this.service.requests().count("PutRetentionPolicy")).isEqualTo(1);
		assertThat(this.warnings).singleElement().asString().contains("retention", "30", "/shop/orders");
	}

	@Test
	void saysWhatToAllowWhenItMayNotCreate() {
		this.service.faults().inject(denied("CreateLogGroup"));
		assertMissing(sink(GroupSettings.DEFAULTS, true).send(batch("a")), "logs:CreateLogGroup", "'/shop/orders'");
		this.service.faults().clear();
		this.service.faults().inject(denied("CreateLogStream"));
		assertMissing(sink(GroupSettings.DEFAULTS, true).send(batch("a")), "logs:CreateLogStream", "'host/1'");
	}

	@Test
	void saysWhatToCreateWhenItIsNotToCreate() {
		GroupSettings none = new GroupSettings(false, null, Map.of(), null, null, false);
		assertMissing(sink(none, true).send(batch("a")), "'/shop/orders'", "cloudwatch.logs.group.create");
		assertMissing(sink(none, false).send(batch("a")), "'host/1'", "cloudwatch.logs.stream.create");
		assertThat(this.service.groups()).isEmpty();
	}

	@Test
	void createsTheGroupOnlyWhenStreamsAreNotToBeCreated() {
		assertMissing(sink(GroupSettings.DEFAULTS, false).send(batch("a")), "'host/1'",
				"cloudwatch.logs.stream.create");
		assertThat(this.service.groups()).containsExactly("/shop/orders");
		assertThat(this.service.streams("/shop/orders")).isEmpty();
	}

	@Test
	void recoversWhenTheServiceIsBusyOrUnwell() {
		for (Fault fault : List.of(Fault.throttling(), Fault.error(400, "LimitExceededException", "too many"),
				Fault.error(400, "OperationAbortedException", "conflict"), Fault.serviceUnavailable())) {
			this.service.reset();
			this.service.faults().inject(fault.onOperation("CreateLogGroup").times(1));
			CloudWatchLogsSink sink = sink(GroupSettings.DEFAULTS, true);
			assertThat(sink.send(batch("a"))).isInstanceOfSatisfying(SendResult.Retry.class,
					(retry) -> assertThat(retry.failureKind()).isIn(FailureKind.THROTTLED, FailureKind.UNAVAILABLE));
			assertAccepted(sink.send(batch("a")));
		}
	}

	@Test
	void waitsWhenTheStreamIsNotSeenYet() {
		this.service.faults()
			.inject(Fault.error(400, "ResourceNotFoundException", "The specified log stream does not exist.")
				.onOperation("PutLogEvents")
				.times(2));
		CloudWatchLogsSink sink = sink(GroupSettings.DEFAULTS, true);
		assertThat(sink.send(batch("a"))).isInstanceOfSatisfying(SendResult.Retry.class, (retry) -> {
			assertThat(retry.failureKind()).as("nobody needs to mend it").isEqualTo(FailureKind.UNAVAILABLE);
			assertThat(retry.message()).contains("The specified log stream does not exist.");
		});
		assertAccepted(sink.send(batch("a")));
	}

	@Test
	void keepsTheBatchWhenTheNameIsBad() {
		Batch batch = TestBatches.of(new Destination("aws/no good", "s"), System.currentTimeMillis(), "a");
		assertThat(sink(GroupSettings.DEFAULTS, true).send(batch)).isInstanceOf(SendResult.Retry.class);
	}

	@Test
	void deliversFullBatchesOfEveryTextCompressed() {
		String[] texts = Texts.generate(2_000, 3).toArray(String[]::new);
		SinkSettings settings = new SinkSettings(GroupSettings.DEFAULTS, true, CompressionMode.ALWAYS, null,
				ClientDefaults.STANDARD, 1);
		assertAccepted(sink(settings).send(batch(texts)));
		assertThat(this.service.messages("/shop/orders")).containsExactly(texts);
		assertThat(this.service.requests().of("PutLogEvents")).last()
			.satisfies((request) -> assertThat(request.gzip()).isTrue());
	}

	@Test
	void fallsBackToPlainForAServiceThatDoesNotKnowGzip() {
		try (EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.builder().refuseGzip().start();
				CloudWatchLogsSink sink = new CloudWatchLogsSink(
						ClientSource.owned(() -> TestClients.client(service.endpoint())),
						new SinkSettings(GroupSettings.DEFAULTS, true, CompressionMode.ALWAYS, null,
								ClientDefaults.STANDARD, 1),
						RequestObserver.NONE, this.warnings::add, TestClients.TIMER)) {
			for (int i = 0; i < 5; i++) {
				assertAccepted(sink.send(batch("x".repeat(5000))));
			}
			assertThat(service.messages("/shop/orders")).hasSize(5);
			assertThat(service.requests().of("PutLogEvents")).last()
				.satisfies((request) -> assertThat(request.gzip()).isFalse());
			assertThat(this.warnings).hasSize(1);
		}
	}

	private static Fault denied(String operation) {
		return Fault
			.error(400, "AccessDeniedException",
					"User: arn:aws:iam::123456789012:user/a is not authorized to perform: logs:" + operation
							+ " on resource: arn:aws:logs:eu-west-1:123456789012:log-group:/shop/orders")
			.onOperation(operation);
	}

	private List<String> operations() {
		return this.service.requests().all().stream().map(ReceivedRequest::operation).toList();
	}

	private CloudWatchLogsSink sink(GroupSettings group, boolean createStream) {
		return sink(new SinkSettings(group, createStream, CompressionMode.NEVER, null, ClientDefaults.STANDARD, 8));
	}

	private CloudWatchLogsSink sink(SinkSettings settings) {
		CloudWatchLogsSink sink = new CloudWatchLogsSink(
				ClientSource.owned(() -> TestClients.client(this.service.endpoint())), settings, RequestObserver.NONE,
				this.warnings::add, TestClients.TIMER);
		this.sinks.add(sink);
		return sink;
	}

	private static void assertAccepted(SendResult result) {
		assertThat(result).isInstanceOf(SendResult.Accepted.class);
	}

	private static void assertMissing(SendResult result, String... parts) {
		assertThat(result).isInstanceOfSatisfying(SendResult.Retry.class, (retry) -> {
			assertThat(retry.failureKind()).isEqualTo(FailureKind.MISSING);
			assertThat(retry.message()).contains(parts);
		});
	}

	private static Batch batch(String... messages) {
		return TestBatches.of(DESTINATION, System.currentTimeMillis() - Duration.ofMinutes(1).toMillis(), messages);
	}

}
