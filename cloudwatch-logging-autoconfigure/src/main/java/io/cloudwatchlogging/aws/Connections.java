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

	/** The connection; throws what the source throws. */
	Connection get() {
		Connection connection = this.current;
		return (connection != null) ? connection : open();
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
	 * Asks the source again next time, as the owner of the client seems to have closed
	 * it. A client of our own is closed by {@link #close()} only.
	 */
	synchronized void discard(Connection connection) {
		if (!this.source.owned() && this.current == connection) {
			this.current = null;
		}
	}

	@Override
	public synchronized void close() {
		Connection connection = this.current;
		if (connection != null) {
			this.current = null;
			connection.close();
		}
	}

}
