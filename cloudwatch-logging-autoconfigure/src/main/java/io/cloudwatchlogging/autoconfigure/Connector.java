package io.cloudwatchlogging.autoconfigure;

import io.cloudwatchlogging.aws.ClientSource;
import io.cloudwatchlogging.delivery.Sink;
import io.cloudwatchlogging.logback.Shipping;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Connects the pipeline to CloudWatch Logs as soon as the context can give what a client
 * is made of, and takes a client that belongs to the context out of use before that is
 * closed. Connecting makes no call: the client is built when the first batch is sent.
 */
final class Connector implements SmartInitializingSingleton, DisposableBean {

	private final Shipping shipping;

	private final SinkFactory sinks;

	private final CloudWatchLogsClientFactory clients;

	private final @Nullable CloudWatchLogsClient client;

	Connector(Shipping shipping, SinkFactory sinks, CloudWatchLogsClientFactory clients,
			@Nullable CloudWatchLogsClient client) {
		this.shipping = shipping;
		this.sinks = sinks;
		this.clients = clients;
		this.client = client;
	}

	@Override
	public void afterSingletonsInstantiated() {
		Appenders.check();
		connect();
	}

	void connect() {
		CloudWatchLogsClient client = this.client;
		connect((client != null) ? this.sinks.create(ClientSource.borrowed(() -> client))
				: this.sinks.create(this.clients));
	}

	private void connect(Sink sink) {
		this.shipping.sinks().connect(this, sink);
	}

	@Override
	public void destroy() {
		if (this.client != null && this.shipping.sinks().isConnectedBy(this)) {
			this.shipping.flush();
			ClientTwin twin = ClientTwin.of(this.client);
			connect((twin != null) ? this.sinks.create(twin) : this.sinks.create(this.clients));
		}
	}

}
