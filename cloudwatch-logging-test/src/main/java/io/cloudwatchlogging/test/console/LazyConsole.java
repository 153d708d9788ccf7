package io.cloudwatchlogging.test.console;

import java.net.URI;

import org.jspecify.annotations.Nullable;

/**
 * Console that is started at the first request for it: most services are those of tests,
 * which nobody looks at. Safe for use by many threads.
 */
public final class LazyConsole implements AutoCloseable {

	private final int port;

	private final ConsoleSource source;

	private @Nullable ConsoleServer server;

	private boolean closed;

	/**
	 * Creates a console that is not started yet.
	 * @param port the port, or zero for any free one
	 * @param source what it shows
	 */
	public LazyConsole(int port, ConsoleSource source) {
		this.port = port;
		this.source = source;
	}

	/**
	 * Returns where the console is, and starts it if need be.
	 * @return the address of the page
	 * @throws IllegalStateException if it is closed
	 */
	public synchronized URI uri() {
		if (this.closed) {
			throw new IllegalStateException("The service is closed, and its console with it");
		}
		if (this.server == null) {
			this.server = ConsoleServer.start(this.port, this.source);
		}
		return this.server.uri();
	}

	@Override
	public synchronized void close() {
		this.closed = true;
		if (this.server != null) {
			this.server.close();
		}
	}

}
