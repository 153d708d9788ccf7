package io.cloudwatchlogging.test.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.cloudwatchlogging.test.fault.Port;
import org.jspecify.annotations.Nullable;

/**
 * Port on loopback that serves HTTP and can refuse connections for a while. Safe for use
 * by many threads.
 *
 * <p>
 * The HTTP server of the JDK cannot refuse connections, so it is stopped and another one
 * started on the same port. In between, a socket that is bound but does not listen keeps
 * the port: connections are refused, and the system gives the port to nobody else, nor to
 * a client as the local end of its connection (which would then connect to itself).
 */
public final class HttpEndpoint implements Port {

	private static final int BACKLOG = 256;

	static {
		// Without it each answer may wait 40 ms for a delayed acknowledgement. Read once,
		// by the first server of the JVM.
		String noDelay = "sun.net.httpserver.nodelay";
		if (System.getProperty(noDelay) == null) {
			System.setProperty(noDelay, "true");
		}
	}

	private final ExecutorService executor;

	private @Nullable HttpHandler handler;

	private @Nullable HttpServer server;

	private @Nullable Socket reservation;

	private int port;

	private int refusals;

	private boolean closed;

	/**
	 * Creates an endpoint that is not started yet.
	 * @param port the port, or zero for any free one
	 * @param executor what runs the handler, on daemon threads
	 */
	public HttpEndpoint(int port, ExecutorService executor) {
		this.port = port;
		this.executor = executor;
	}

	/**
	 * Accepts connections from now on.
	 * @param requestHandler what answers requests
	 */
	public synchronized void start(HttpHandler requestHandler) {
		this.handler = requestHandler;
		listen(requestHandler);
	}

	/**
	 * Returns where it listens.
	 * @return the address
	 */
	public synchronized URI uri() {
		InetSocketAddress address = loopback(this.port);
		return URI.create("http://" + address.getAddress().getHostAddress() + ":" + this.port);
	}

	@Override
	public synchronized void refuse() {
		this.refusals++;
		if (this.refusals == 1 && !this.closed) {
			stop();
			this.reservation = reserve(this.port);
		}
	}

	@Override
	public synchronized void accept() {
		this.refusals--;
		if (this.refusals == 0 && !this.closed && this.handler != null) {
			release();
			listen(this.handler);
		}
	}

	/**
	 * Stops for good.
	 */
	public synchronized void close() {
		this.closed = true;
		stop();
		release();
	}

	private void listen(HttpHandler requestHandler) {
		try {
			HttpServer created = HttpServer.create(loopback(this.port), BACKLOG);
			created.createContext("/", requestHandler);
			created.setExecutor(this.executor);
			// The thread of the server is a daemon if a daemon creates it.
			CompletableFuture.runAsync(created::start, this.executor).join();
			this.port = created.getAddress().getPort();
			this.server = created;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot listen on port " + this.port, ex);
		}
	}

	private void stop() {
		HttpServer current = this.server;
		this.server = null;
		if (current != null) {
			current.stop(0);
		}
	}

	private static Socket reserve(int port) {
		Socket socket = new Socket();
		try {
			socket.setReuseAddress(true);
			socket.bind(loopback(port));
			return socket;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot keep port " + port, ex);
		}
	}

	private void release() {
		Socket socket = this.reservation;
		this.reservation = null;
		if (socket != null) {
			try {
				socket.close();
			}
			catch (IOException ex) {
				throw new UncheckedIOException("Cannot release port " + this.port, ex);
			}
		}
	}

	private static InetSocketAddress loopback(int port) {
		return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
	}

}
