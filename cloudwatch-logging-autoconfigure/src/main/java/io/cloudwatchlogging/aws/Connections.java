package io.cloudwatchlogging.aws;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Opens the connection when it is first needed, and again when it has failed to open or
 * was found closed. Safe for use by many threads: one of them opens, the others wait.
 */
final class Connections implements AutoCloseable {

	private final ClientSource source;

	private final SinkSettings settings;

	private final OneTimeWarnings warnings;

	private volatile @Nullable Connection current;

	Connections(ClientSource source, SinkSettings settings, OneTimeWarnings warnings) {
		this.source = source;
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
			connection = new Connection(Objects.requireNonNull(this.source.client().get(), "client"),
					this.source.owned(), this.settings, this.warnings);
			this.current = connection;
		}
		return connection;
	}

	/**
	 * Asks the source again next time, as the client seems to be closed: by its owner, or
	 * together with an HTTP client that belongs to somebody else.
	 */
	synchronized void discard(Connection connection) {
		if (this.current == connection) {
			this.current = null;
			connection.retire();
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
