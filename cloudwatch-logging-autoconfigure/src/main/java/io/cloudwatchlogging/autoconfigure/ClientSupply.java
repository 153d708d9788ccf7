package io.cloudwatchlogging.autoconfigure;

import java.util.function.Supplier;

import io.cloudwatchlogging.aws.ClientDefaults;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/**
 * The clients of one sink, one after the other. A client is asked for again when the one
 * before was found closed, which is when a customizer gave it an HTTP client that belongs
 * to the context and ended with it: from then on they have one of their own. Confined to
 * the thread that opens a connection.
 */
final class ClientSupply implements Supplier<CloudWatchLogsClient> {

	private final CloudWatchLogsClientFactory factory;

	private final ClientDefaults defaults;

	private boolean made;

	ClientSupply(CloudWatchLogsClientFactory factory, ClientDefaults defaults) {
		this.factory = factory;
		this.defaults = defaults;
	}

	@Override
	public CloudWatchLogsClient get() {
		CloudWatchLogsClient client = this.made ? this.factory.createWithOwnHttpClient(this.defaults)
				: this.factory.create(this.defaults);
		this.made = true;
		return client;
	}

}
