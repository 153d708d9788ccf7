package io.cloudwatchlogging.autoconfigure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * An endpoint on loopback that accepts every request and records who signed it for which
 * region.
 */
final class RequestRecorder implements AutoCloseable {

	private static final Pattern SCOPE = Pattern.compile("Credential=([^/]+)/\\d+/([^/]+)/logs/");

	private final List<Headers> requests = new CopyOnWriteArrayList<>();

	private final HttpServer server;

	RequestRecorder() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		this.server.createContext("/", this::answer);
		this.server.start();
	}

	private void answer(HttpExchange exchange) throws IOException {
		exchange.getRequestBody().readAllBytes();
		this.requests.add(exchange.getRequestHeaders());
		byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
		exchange.sendResponseHeaders(200, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	URI uri() {
		return URI.create("http://localhost:" + this.server.getAddress().getPort());
	}

	/**
	 * Access key and region of each request, with a slash between them.
	 */
	List<String> scopes() {
		return this.requests.stream().map(RequestRecorder::scope).toList();
	}

	private static String scope(Headers headers) {
		Matcher matcher = SCOPE.matcher(headers.getFirst("Authorization"));
		if (!matcher.find()) {
			throw new IllegalStateException("Not signed: " + headers.getFirst("Authorization"));
		}
		return matcher.group(1) + "/" + matcher.group(2);
	}

	List<String> userAgents() {
		return this.requests.stream().map((headers) -> headers.getFirst("User-Agent")).toList();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
