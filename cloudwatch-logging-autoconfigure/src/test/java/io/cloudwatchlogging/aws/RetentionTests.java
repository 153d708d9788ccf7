package io.cloudwatchlogging.aws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import io.cloudwatchlogging.delivery.Batch;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.delivery.TestBatches;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsServiceClientConfiguration;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutRetentionPolicyResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Retention}.
 */
class RetentionTests {

	private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 5);

	private final List<String> warnings = new ArrayList<>();

	private final OneTimeWarnings oneTimeWarnings = new OneTimeWarnings(this.warnings::add);

	private final RetentionClient client = new RetentionClient();

	private final Connection connection = new Connection(this.client, true, SinkSettings.DEFAULTS, this.oneTimeWarnings,
			null);

	@Test
	void leavesGroupsAloneThatItDidNotCreate() {
		retention(7).apply(this.connection, batch("g"));
		assertThat(this.client.requests).isEmpty();
	}

	@Test
	void leavesGroupsAloneThatKeepTheirEvents() {
		Retention retention = retention(null);
		retention.created("g");
		retention.apply(this.connection, batch("g"));
		assertThat(this.client.requests).isEmpty();
	}

	@Test
	void setsTheRetentionOnce() {
		Retention retention = retention(7);
		retention.created("g");
		retention.apply(this.connection, batch("other"));
		retention.apply(this.connection, batch("g"));
		retention.apply(this.connection, batch("g"));
		assertThat(this.client.requests).singleElement()
			.satisfies((request) -> assertThat(request.retentionInDays()).isEqualTo(7));
	}

	@Test
	void triesAgainAfterAPauseWhatFailedForNow() {
		Retention retention = retention(7);
		retention.created("g");
		this.client.failure = CloudWatchLogsException.builder().statusCode(500).build();
		retention.apply(this.connection, batch("g"));
		this.client.failure = null;
		retention.apply(this.connection, batch("g"));
		assertThat(this.client.requests).hasSize(1);
		this.nanoTime.addAndGet(Duration.ofSeconds(6).toNanos());
		retention.apply(this.connection, batch("g"));
		retention.apply(this.connection, batch("g"));
		assertThat(this.client.requests).hasSize(2);
		assertThat(this.warnings).isEmpty();
	}

	@Test
	void triesOnceMoreAtTheEndAndTellsOfWhatIsLeft() {
		Retention retention = retention(7);
		this.client.failure = CloudWatchLogsException.builder().statusCode(500).build();
		retention.created("g");
		retention.created("h");
		retention.apply(this.connection, batch("g"));
		assertThat(retention.isDue()).isTrue();
		retention.applyAll(this.connection);
		assertThat(this.client.requests).hasSize(3);
		assertThat(this.warnings).hasSize(2)
			.allMatch((warning) -> warning.contains("could not be set before the end: set it to 7 days"));
		assertThat(retention.isDue()).isFalse();
	}

	@Test
	void triesNoOtherGroupWhenTheTimeAtTheEndIsOver() {
		Retention retention = retention(7);
		this.client.nanos = Duration.ofMillis(1500).toNanos();
		for (String group : List.of("a", "b", "c", "d")) {
			retention.created(group);
		}
		retention.applyAll(this.connection);
		assertThat(this.client.requests)
			.extracting((request) -> request.overrideConfiguration().orElseThrow().apiCallTimeout().orElseThrow())
			.containsExactly(Duration.ofSeconds(2), Duration.ofMillis(500));
		assertThat(this.warnings).hasSize(2)
			.allMatch((warning) -> warning.contains("could not be set before the end: set it to 7 days"));
	}

	/** Its creation ended without an answer, and there was none. */
	@Test
	void saysNothingAtTheEndOfAGroupThatIsNotThere() {
		Retention retention = retention(7);
		this.client.failure = CloudWatchLogsException.builder()
			.statusCode(400)
			.awsErrorDetails(AwsErrorDetails.builder().errorCode("ResourceNotFoundException").build())
			.build();
		retention.created("g");
		retention.apply(this.connection, batch("g"));
		assertThat(retention.isDue()).isTrue();
		retention.applyAll(this.connection);
		assertThat(this.client.requests).hasSize(2);
		assertThat(this.warnings).isEmpty();
	}

	/**
	 * A batch counts as delivered only afterwards, and a process may wait for the end.
	 */
	@Test
	void takesNoLongerThanTheAttemptToSendTheBatchAndTwoSecondsAtTheEnd() {
		Retention retention = retention(7);
		retention.created("g");
		this.client.failure = ApiCallAttemptTimeoutException.create(203);
		retention.apply(this.connection, TestBatches.withTimeout(batch("g"), Duration.ofMillis(203)));
		retention.applyAll(this.connection);
		assertThat(this.client.requests)
			.extracting(
					(request) -> request.overrideConfiguration().orElseThrow().apiCallAttemptTimeout().orElseThrow())
			.containsExactly(Duration.ofMillis(203), Duration.ofSeconds(2));
	}

	@Test
	void triesNoOtherGroupAtTheEndWithoutAnAnswer() {
		Retention retention = retention(7);
		this.client.failure = ApiCallAttemptTimeoutException.create(2000);
		retention.created("g");
		retention.created("h");
		retention.applyAll(this.connection);
		assertThat(this.client.requests).hasSize(1);
		assertThat(this.warnings).hasSize(2)
			.allMatch((warning) -> warning.contains("could not be set before the end: set it to 7 days"));
	}

	private static Batch batch(String group) {
		return TestBatches.of(new Destination(group, "stream"), 1_764_000_000_000L, "line");
	}

	private Retention retention(@Nullable Integer days) {
		return new Retention(days, this.oneTimeWarnings, this.nanoTime::get);
	}

	/** A client that keeps what it is given, or fails. */
	private final class RetentionClient implements CloudWatchLogsClient {

		private final List<PutRetentionPolicyRequest> requests = new ArrayList<>();

		private @Nullable RuntimeException failure;

		/** How long a call takes. */
		private long nanos;

		@Override
		public PutRetentionPolicyResponse putRetentionPolicy(Consumer<PutRetentionPolicyRequest.Builder> request) {
			this.requests.add(PutRetentionPolicyRequest.builder().applyMutation(request).build());
			RetentionTests.this.nanoTime.addAndGet(this.nanos);
			if (this.failure != null) {
				throw this.failure;
			}
			return PutRetentionPolicyResponse.builder().build();
		}

		@Override
		public CloudWatchLogsServiceClientConfiguration serviceClientConfiguration() {
			return CloudWatchLogsServiceClientConfiguration.builder()
				.overrideConfiguration(ClientOverrideConfiguration.builder().build())
				.build();
		}

		@Override
		public String serviceName() {
			return "logs";
		}

		@Override
		public void close() {
		}

	}

}
