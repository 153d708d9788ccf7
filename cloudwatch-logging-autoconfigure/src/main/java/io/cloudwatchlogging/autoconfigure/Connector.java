package io.cloudwatchlogging.autoconfigure;

import io.cloudwatchlogging.aws.ClientSource;
import io.cloudwatchlogging.delivery.Pipeline;
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

	private final Pipeline pipeline;

	private final SinkFactory sinks;

	private final CloudWatchLogsClientFactory clients;

	private final @Nullable CloudWatchLogsClient client;

	Connector(Pipeline pipeline, SinkFactory sinks, CloudWatchLogsClientFactory clients,
			@Nullable CloudWatchLogsClient client) {
		this.pipeline = pipeline;
		this.sinks = sinks;
		this.clients = clients;
		this.client = client;
	}

	@Override
	public void afterSingletonsInstantiated() {
		CloudWatchLogsClient client = this.client;
		this.pipeline.connect((client != null) ? this.sinks.create(ClientSource.borrowed(() -> client))
				: this.sinks.create(this.clients));
	}

	@Override
	public void destroy() {
		if (this.client != null) {
			this.pipeline.connect(this.sinks.create(this.clients));
		}
	}

}
