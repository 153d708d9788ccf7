package io.cloudwatchlogging.aws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
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
		retention(7).apply(this.connection, "g");
		assertThat(this.client.requests).isEmpty();
	}

	@Test
	void leavesGroupsAloneThatKeepTheirEvents() {
		Retention retention = retention(null);
		retention.created("g");
		retention.apply(this.connection, "g");
		assertThat(this.client.requests).isEmpty();
	}

	@Test
	void setsTheRetentionOnce() {
		Retention retention = retention(7);
		retention.created("g");
		retention.apply(this.connection, "other");
		retention.apply(this.connection, "g");
		retention.apply(this.connection, "g");
		assertThat(this.client.requests).singleElement()
			.satisfies((request) -> assertThat(request.retentionInDays()).isEqualTo(7));
	}

	@Test
	void triesAgainAfterAPauseWhatFailedForNow() {
		Retention retention = retention(7);
		retention.created("g");
		this.client.failure = CloudWatchLogsException.builder().statusCode(500).build();
		retention.apply(this.connection, "g");
		this.client.failure = null;
		retention.apply(this.connection, "g");
		assertThat(this.client.requests).hasSize(1);
		this.nanoTime.addAndGet(Duration.ofSeconds(6).toNanos());
		retention.apply(this.connection, "g");
		retention.apply(this.connection, "g");
		assertThat(this.client.requests).hasSize(2);
		assertThat(this.warnings).isEmpty();
	}

	@Test
	void triesOnceMoreAtTheEndAndTellsOfWhatIsLeft() {
		Retention retention = retention(7);
		this.client.failure = CloudWatchLogsException.builder().statusCode(500).build();
		retention.created("g");
		retention.created("h");
		retention.apply(this.connection, "g");
		assertThat(retention.isDue()).isTrue();
		retention.applyAll(this.connection);
		assertThat(this.client.requests).hasSize(3);
		assertThat(this.warnings).hasSize(2).allMatch((warning) -> warning.contains("set it to 7 days"));
		assertThat(retention.isDue()).isFalse();
	}

	private Retention retention(@Nullable Integer days) {
		return new Retention(days, this.oneTimeWarnings, this.nanoTime::get);
	}

	/** A client that keeps what it is given, or fails. */
	private static final class RetentionClient implements CloudWatchLogsClient {

		private final List<PutRetentionPolicyRequest> requests = new ArrayList<>();

		private @Nullable RuntimeException failure;

		@Override
		public PutRetentionPolicyResponse putRetentionPolicy(Consumer<PutRetentionPolicyRequest.Builder> request) {
			this.requests.add(PutRetentionPolicyRequest.builder().applyMutation(request).build());
			if (this.failure != null) {
				throw this.failure;
			}
			return PutRetentionPolicyResponse.builder().build();
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
