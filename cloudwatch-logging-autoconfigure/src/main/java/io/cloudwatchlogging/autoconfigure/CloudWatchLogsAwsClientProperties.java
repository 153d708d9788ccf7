package io.cloudwatchlogging.autoconfigure;

import java.net.URI;

import io.awspring.cloud.autoconfigure.AwsClientProperties;
import io.cloudwatchlogging.autoconfigure.properties.CloudWatchLogsProperties;
import org.jspecify.annotations.Nullable;

/**
 * What Spring Cloud AWS reads of our properties.
 */
final class CloudWatchLogsAwsClientProperties extends AwsClientProperties {

	private final CloudWatchLogsProperties properties;

	CloudWatchLogsAwsClientProperties(CloudWatchLogsProperties properties) {
		this.properties = properties;
	}

	@Override
	public @Nullable URI getEndpoint() {
		return this.properties.endpoint();
	}

	@Override
	public @Nullable String getRegion() {
		return this.properties.region();
	}

	@Override
	public @Nullable Boolean getDualstackEnabled() {
		return this.properties.dualstackEnabled();
	}

}
