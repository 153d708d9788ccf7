package io.cloudwatchlogging.aws;

import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClientBuilder;

/**
 * Opens the connection when it is first needed, and again when it has failed to open or
 * was found closed. Safe for use by many threads: one of them opens, the others wait.
 */
final class Connections implements AutoCloseable {

	private final ClientSource source;

	private final SinkSettings settings;

	private final OneTimeWarnings warnings;

	private final ScheduledExecutorService timer;

	private volatile @Nullable Connection current;

	/** What is known of the endpoint by a connection that was renewed. */
	private @Nullable Compression compression;

	Connections(ClientSource source, SinkSettings settings, OneTimeWarnings warnings, ScheduledExecutorService timer) {
		this.source = source;
		this.timer = timer;
		this.settings = settings;
		this.warnings = warnings;
	}

	/**
	 * The connection for a request, to be left after it; throws what the source throws.
	 */
	Connection enter() {
		while (true) {
			Connection connection = this.current;
			if (connection == null) {
				connection = open();
			}
			if (connection.enter()) {
				return connection;
			}
		}
	}

	private synchronized Connection open() {
		Connection connection = this.current;
		if (connection == null) {
			connection = new Connection(Objects.requireNonNull(this.source.client().create(this::configure), "client"),
					this.source.owned(), this.settings, this.warnings, this.compression);
			this.current = connection;
		}
		return connection;
	}

	private void configure(CloudWatchLogsClientBuilder builder) {
		this.settings.timeouts().applyTo(builder, this.timer);
	}

	/**
	 * Asks the source again next time, as the client seems to be closed: by its owner, or
	 * together with an HTTP client that belongs to the application.
	 */
	synchronized void discard(Connection connection) {
		if (this.current == connection) {
			this.current = null;
			this.compression = null;
			connection.retire();
		}
	}

	/**
	 * Opens new connections to the same endpoint for the next requests, as one got no
	 * answer: what drops one connection without a word may have dropped all that are kept
	 * open. Or as one found no credentials: a new client looks for them anew. A client
	 * that belongs to the application is not renewed.
	 */
	synchronized void renew(Connection connection) {
		if (this.source.owned() && this.current == connection) {
			discard(connection);
			this.compression = connection.compression();
		}
	}

	/** Returns where the client of the current connection sends to, for a message. */
	synchronized String location() {
		Connection connection = this.current;
		if (connection == null) {
			return "an endpoint that is not known";
		}
		try {
			var client = connection.client().serviceClientConfiguration();
			String region = "region " + client.region();
			return client.endpointOverride().map((endpoint) -> region + " at " + endpoint).orElse(region);
		}
		catch (UnsupportedOperationException ex) {
			// A client of the application's that does not tell.
			return "the region of the application's client";
		}
	}

	@Override
	public synchronized void close() {
		Connection connection = this.current;
		if (connection != null) {
			discard(connection);
		}
	}

}
