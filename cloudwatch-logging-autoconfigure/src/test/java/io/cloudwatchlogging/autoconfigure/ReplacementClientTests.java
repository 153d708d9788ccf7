package io.cloudwatchlogging.autoconfigure;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import io.cloudwatchlogging.aws.ClientDefaults;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.endpoints.CloudWatchLogsEndpointProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ReplacementClient}.
 */
class ReplacementClientTests {

	private final RequestRecorder server = new RequestRecorder();

	private final Credentials credentials = new Credentials();

	@AfterEach
	void close() {
		this.server.close();
	}

	@Test
	void reachesTheSamePlaceInTheSameNameOnceTheOtherOneIsClosed() {
		ReplacementClient twin;
		try (CloudWatchLogsClient client = client()) {
			client.createLogGroup((request) -> request.logGroupName("group"));
			twin = ReplacementClient.of(client);
		}
		assertThat(twin).isNotNull();
		try (CloudWatchLogsClient created = twin.create(ClientDefaults.STANDARD::applyTo)) {
			created.createLogGroup((request) -> request.logGroupName("group"));
		}
		assertThat(this.server.scopes()).containsExactly("AKID/eu-west-3", "AKID/eu-west-3");
		assertThat(this.server.userAgents()).allSatisfy((agent) -> assertThat(agent).contains("prefix-of-the-user"));
	}

	@Test
	void resolvesTheEndpointAndSignsAsTheOtherOne() {
		CloudWatchLogsEndpointProvider endpoints = (parameters) -> CompletableFuture
			.failedFuture(new IllegalStateException());
		ReplacementClient twin;
		try (CloudWatchLogsClient client = CloudWatchLogsClient.builder()
			.region(Region.EU_WEST_3)
			.credentialsProvider(this.credentials)
			.endpointProvider(endpoints)
			.build()) {
			twin = ReplacementClient.of(client);
		}
		assertThat(twin).isNotNull();
		try (CloudWatchLogsClient created = twin.create(ClientDefaults.STANDARD::applyTo)) {
			assertThat(created.serviceClientConfiguration().endpointProvider().orElseThrow()).isSameAs(endpoints);
		}
	}

	@Test
	void leavesTheCredentialsOpenAsTheyHaveOtherUsers() {
		ReplacementClient twin;
		try (CloudWatchLogsClient client = client()) {
			twin = ReplacementClient.of(client);
		}
		int closes = this.credentials.closes.get();
		assertThat(twin).isNotNull();
		twin.create(ClientDefaults.STANDARD::applyTo).close();
		assertThat(this.credentials.closes).hasValue(closes);
	}

	@Test
	void startsFromTheTimeoutsOfTheLibraryUnlessTheOtherOneHasItsOwn() {
		try (CloudWatchLogsClient client = client()) {
			ReplacementClient twin = ReplacementClient.of(client);
			assertThat(twin).isNotNull();
			try (CloudWatchLogsClient created = twin
				.create(new ClientDefaults(Duration.ofSeconds(3), Duration.ofSeconds(2))::applyTo)) {
				assertThat(created.serviceClientConfiguration().overrideConfiguration().apiCallTimeout()).isPresent();
			}
		}
	}

	@Test
	void thereIsNoneOfAClientThatDoesNotTellHowItIsMade() {
		assertThat(ReplacementClient.of(new CloudWatchLogsClient() {

			@Override
			public String serviceName() {
				return "logs";
			}

			@Override
			public void close() {
			}

		})).isNull();
	}

	private CloudWatchLogsClient client() {
		return CloudWatchLogsClient.builder()
			.region(Region.EU_WEST_3)
			.credentialsProvider(this.credentials)
			.endpointOverride(this.server.uri())
			.overrideConfiguration((override) -> override.putHeader("User-Agent", "prefix-of-the-user"))
			.build();
	}

	/**
	 * Credentials that count how often they are closed.
	 */
	private static final class Credentials implements AwsCredentialsProvider, SdkAutoCloseable {

		private final AtomicInteger closes = new AtomicInteger();

		@Override
		public AwsCredentials resolveCredentials() {
			return AwsBasicCredentials.create("AKID", "secret");
		}

		@Override
		public void close() {
			this.closes.incrementAndGet();
		}

	}

}
