package io.cloudwatchlogging;

import io.awspring.cloud.autoconfigure.AwsClientCustomizer;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClientBuilder;

/**
 * Callback that can be implemented by beans wishing to customize the client that ships
 * log events. Is called on the thread that ships, after every setting that comes from
 * properties and after Spring Cloud AWS's customizers of all clients.
 */
@FunctionalInterface
public interface CloudWatchLogsClientCustomizer extends AwsClientCustomizer<CloudWatchLogsClientBuilder> {

}
