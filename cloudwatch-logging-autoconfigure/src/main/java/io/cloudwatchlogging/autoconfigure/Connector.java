package io.cloudwatchlogging.autoconfigure;

import io.cloudwatchlogging.aws.ClientSource;
import io.cloudwatchlogging.delivery.Sink;
import io.cloudwatchlogging.shipping.Shipping;
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

	private final @Nullable ContextEnd end;

	private final InstallationUpdate update;

	private @Nullable ReplacementClient twin;

	/**
	 * Creates a connector.
	 * @param shipping what is connected
	 * @param sinks makes sinks
	 * @param clients makes clients
	 * @param client the client of the application, if it has one
	 * @param end the end of the context, if an application started it
	 * @param update brings what was installed early up to date
	 */
	Connector(Shipping shipping, SinkFactory sinks, CloudWatchLogsClientFactory clients,
			@Nullable CloudWatchLogsClient client, @Nullable ContextEnd end, InstallationUpdate update) {
		this.shipping = shipping;
		this.sinks = sinks;
		this.clients = clients;
		this.client = client;
		this.end = end;
		this.update = update;
	}

	@Override
	public void afterSingletonsInstantiated() {
		if (this.end != null) {
			this.update.apply(this.end);
			this.end.connectBy(this::connect);
		}
		LogbackSetup.appenders().invalidNames().forEach((appender, invalid) -> {
			throw new InvalidAppenderException(appender, invalid);
		});
		connect();
	}

	/** Connects, or connects again when another context has ended. */
	synchronized void connect() {
		this.shipping.sinks().connect(this, sink());
	}

	private Sink sink() {
		CloudWatchLogsClient current = this.client;
		if (current == null) {
			return this.sinks.create(this.clients);
		}
		// One that does not tell how it is made is used even when it is closed: any other
		// client might send to another account.
		return (this.twin != null) ? this.sinks.create(this.twin)
				: this.sinks.create(ClientSource.borrowed(() -> current));
	}

	@Override
	public void destroy() {
		this.clients.contextEnded();
		if (this.client == null) {
			return;
		}
		if (this.shipping.sinks().isConnectedBy(this)) {
			this.shipping.contexts().flush();
		}
		// From now on whoever connects gets the twin. Only then is asked who is
		// connected:
		// another context may have ended meanwhile, so that this one has taken over
		// again.
		synchronized (this) {
			this.twin = ReplacementClient.of(this.client);
		}
		if (this.shipping.sinks().isConnectedBy(this)) {
			connect();
		}
	}

}
