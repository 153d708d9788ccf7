package io.cloudwatchlogging.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An endpoint on loopback that answers as the test says and records what it received.
 */
final class ScriptedEndpoint implements AutoCloseable {

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private final HttpServer server;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final CountDownLatch closed = new CountDownLatch(1);

	private final Function<Received, Reply> script;

	private final List<Received> received = new CopyOnWriteArrayList<>();

	ScriptedEndpoint(Function<Received, Reply> script) {
		this.script = script;
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.setExecutor(this.threads);
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	private void handle(HttpExchange exchange) throws IOException {
		byte[] body = exchange.getRequestBody().readAllBytes();
		Received request = new Received(exchange.getRequestHeaders(), body);
		this.received.add(request);
		Reply reply = this.script.apply(request);
		if (reply.stalled()) {
			awaitClose();
		}
		reply.headers().forEach(exchange.getResponseHeaders()::set);
		byte[] content = reply.body().getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(reply.status(), (content.length > 0) ? content.length : -1);
		exchange.getResponseBody().write(content);
		exchange.close();
	}

	private void awaitClose() {
		try {
			this.closed.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	URI uri() {
		return URI
			.create("http://" + this.server.getAddress().getHostString() + ":" + this.server.getAddress().getPort());
	}

	/** All requests, in the order in which they came. */
	List<Received> received() {
		return this.received;
	}

	/** The names of the operations, in the order in which they came. */
	List<String> operations() {
		return this.received.stream().map(Received::operation).toList();
	}

	@Override
	public void close() {
		this.closed.countDown();
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	/** A request as it was on the wire. */
	record Received(Headers headers, byte[] wire) {

		String operation() {
			String target = String.valueOf(this.headers.getFirst("X-Amz-Target"));
			return target.substring(target.indexOf('.') + 1);
		}

		boolean isCompressed() {
			return "gzip".equals(this.headers.getFirst("Content-Encoding"));
		}

		byte[] body() {
			try (InputStream body = isCompressed() ? new GZIPInputStream(new ByteArrayInputStream(this.wire))
					: new ByteArrayInputStream(this.wire)) {
				return body.readAllBytes();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		JsonNode json() {
			return MAPPER.readTree(body());
		}

		List<String> messages() {
			return json().path("logEvents").valueStream().map((event) -> event.path("message").asString()).toList();
		}

	}

	/** An answer. */
	record Reply(int status, Map<String, String> headers, String body, boolean stalled) {

		/** The service did what was asked. */
		static Reply ok() {
			return ok("{}");
		}

		static Reply ok(String json) {
			return new Reply(200, Map.of("x-amzn-RequestId", "request-1", "Content-Type", "application/x-amz-json-1.1"),
					json, false);
		}

		/** The service answers with an error of its own. */
		static Reply error(int status, String code, String message) {
			return new Reply(status,
					Map.of("x-amzn-RequestId", "request-2", "Content-Type", "application/x-amz-json-1.1"),
					MAPPER.writeValueAsString(Map.of("__type", code, "message", message)), false);
		}

		/** Something on the way answers. */
		static Reply page(int status) {
			return new Reply(status, Map.of("Content-Type", "text/html"), "<html><body>proxy</body></html>", false);
		}

		/** Nobody answers before the endpoint is closed. */
		static Reply stall() {
			return new Reply(200, Map.of(), "", true);
		}

		Reply with(String header, String value) {
			Map<String, String> headers = new HashMap<>(this.headers);
			headers.put(header, value);
			return new Reply(this.status, headers, this.body, this.stalled);
		}

	}

}
