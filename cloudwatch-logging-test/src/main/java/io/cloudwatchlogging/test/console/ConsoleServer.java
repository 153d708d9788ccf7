package io.cloudwatchlogging.test.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpServer;

/**
 * Server of the console. It has a port of its own on loopback, as the port of the service
 * is closed by an outage, which is when the console is wanted most. Its threads are
 * daemons.
 */
public final class ConsoleServer implements AutoCloseable {

	private static final int BACKLOG = 64;

	private final ExecutorService executor = Executors.newCachedThreadPool((task) -> {
		Thread thread = new Thread(task, "cloudwatch-logs-console");
		thread.setDaemon(true);
		return thread;
	});

	private final HttpServer server;

	private final ConsoleHandler handler;

	private ConsoleServer(int port, ConsoleSource source) throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
		this.handler = new ConsoleHandler(this.server.getAddress().getPort(), source);
		this.server.createContext("/", this.handler);
		this.server.setExecutor(this.executor);
		// The thread of the server is a daemon if a daemon creates it.
		CompletableFuture.runAsync(this.server::start, this.executor).join();
	}

	/**
	 * Starts a console.
	 * @param port the port, or zero for any free one
	 * @param source what it shows
	 * @return the console
	 */
	public static ConsoleServer start(int port, ConsoleSource source) {
		try {
			return new ConsoleServer(port, source);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The console of CloudWatch Logs cannot listen on port " + port, ex);
		}
	}

	/**
	 * Returns where people find it.
	 * @return the address of the page
	 */
	public URI uri() {
		return URI.create("http://localhost:" + this.server.getAddress().getPort() + "/");
	}

	@Override
	public void close() {
		this.handler.close();
		this.server.stop(0);
		this.executor.shutdownNow();
	}

}
