package io.cloudwatchlogging.benchmarks;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClientBuilder;

/**
 * The client of the SDK that those contenders use that bring none of their own.
 */
final class Clients {

	private Clients() {
	}

	static CloudWatchLogsClientBuilder builder(Endpoint endpoint) {
		return CloudWatchLogsClient.builder()
			.region(Region.of(Endpoint.REGION))
			.endpointOverride(endpoint.uri())
			.credentialsProvider(StaticCredentialsProvider
				.create(AwsBasicCredentials.create(Endpoint.ACCESS_KEY, Endpoint.SECRET_KEY)));
	}

}
