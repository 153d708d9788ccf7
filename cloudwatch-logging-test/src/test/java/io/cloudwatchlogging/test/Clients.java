package io.cloudwatchlogging.test;

import java.net.URI;
import java.time.Duration;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsAsyncClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

/**
 * Clients of the AWS SDK that send each request once.
 */
public final class Clients {

	private Clients() {
	}

	public static CloudWatchLogsClient client(URI endpoint) {
		return configure(CloudWatchLogsClient.builder(), endpoint, Duration.ofSeconds(60)).build();
	}

	public static CloudWatchLogsClient impatientClient(URI endpoint) {
		return configure(CloudWatchLogsClient.builder(), endpoint, Duration.ofMillis(300)).build();
	}

	public static CloudWatchLogsAsyncClient asyncClient(URI endpoint) {
		return configure(CloudWatchLogsAsyncClient.builder(), endpoint, Duration.ofSeconds(60)).build();
	}

	public static InputLogEvent event(long timestamp, String message) {
		return InputLogEvent.builder().timestamp(timestamp).message(message).build();
	}

	private static <B extends AwsClientBuilder<B, ?>> B configure(B builder, URI endpoint, Duration timeout) {
		return builder.endpointOverride(endpoint)
			.region(Region.EU_CENTRAL_1)
			.credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
			.overrideConfiguration((configuration) -> configuration.retryStrategy((retry) -> retry.maxAttempts(1))
				.apiCallAttemptTimeout(timeout));
	}

}
