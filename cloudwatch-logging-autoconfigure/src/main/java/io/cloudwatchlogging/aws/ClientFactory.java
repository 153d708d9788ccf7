package io.cloudwatchlogging.aws;

import java.util.function.Consumer;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClientBuilder;

/**
 * Factory of the client that a sink uses.
 */
@FunctionalInterface
public interface ClientFactory {

	/**
	 * Makes a client.
	 * @param defaults applies what the sink asks of its client to a builder. Customizers
	 * of the user come after it and have the last word
	 * @return a new client
	 */
	CloudWatchLogsClient create(Consumer<CloudWatchLogsClientBuilder> defaults);

}
