package io.cloudwatchlogging.aws;

import java.net.URI;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

import io.cloudwatchlogging.shipping.ShippingTimer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClientBuilder;

/**
 * Makes clients of the SDK.
 */
final class TestClients {

	static final AwsBasicCredentials CREDENTIALS = AwsBasicCredentials.create("AKIDEXAMPLE", "secret");

	static final ScheduledExecutorService TIMER = new ShippingTimer().executor();

	private TestClients() {
	}

	static CloudWatchLogsClient client(URI endpoint) {
		return client(endpoint, ClientDefaults.STANDARD::applyTo);
	}

	static CloudWatchLogsClient client(URI endpoint, Consumer<CloudWatchLogsClientBuilder> customizer) {
		CloudWatchLogsClientBuilder builder = CloudWatchLogsClient.builder()
			.region(Region.EU_WEST_1)
			.credentialsProvider(StaticCredentialsProvider.create(CREDENTIALS))
			.endpointOverride(endpoint);
		customizer.accept(builder);
		return builder.build();
	}

}
