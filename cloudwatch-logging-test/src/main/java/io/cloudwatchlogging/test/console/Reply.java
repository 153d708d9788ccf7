package io.cloudwatchlogging.test.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.cloudwatchlogging.test.protocol.Json;
import org.jspecify.annotations.Nullable;

/**
 * Answer of the console.
 *
 * @param status the HTTP status
 * @param contentType the content type
 * @param body the body
 * @param eTag the version of the body that the browser may keep, or {@code null} if it
 * may keep none
 */
record Reply(int status, String contentType, byte[] body, @Nullable String eTag) {

	private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
			+ "img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

	private static final byte[] NOTHING = {};

	static Reply json(Object value) {
		return new Reply(200, "application/json", Json.write(value), null);
	}

	static Reply done() {
		return new Reply(204, "application/json", NOTHING, null);
	}

	static Reply problem(int status, String reason) {
		return new Reply(status, "application/json", Json.write(new Problem(reason)), null);
	}

	static Reply text(String text) {
		return new Reply(200, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8), null);
	}

	/**
	 * Adds what every answer carries, errors too.
	 * @param headers the headers of an answer
	 */
	static void secure(Headers headers) {
		headers.set("Content-Security-Policy", POLICY);
		headers.set("X-Content-Type-Options", "nosniff");
		headers.set("Referrer-Policy", "no-referrer");
		headers.set("Cross-Origin-Opener-Policy", "same-origin");
		headers.set("Cross-Origin-Resource-Policy", "same-origin");
	}

	void send(HttpExchange exchange) throws IOException {
		Headers headers = exchange.getResponseHeaders();
		secure(headers);
		headers.set("Content-Type", this.contentType);
		headers.set("Cache-Control", (this.eTag != null) ? "no-cache" : "no-store");
		if (this.eTag != null) {
			headers.set("ETag", this.eTag);
			if (this.eTag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
				exchange.sendResponseHeaders(304, -1);
				return;
			}
		}
		exchange.sendResponseHeaders(this.status, (this.body.length > 0) ? this.body.length : -1);
		if (this.body.length > 0) {
			exchange.getResponseBody().write(this.body);
		}
	}

	private record Problem(String problem) {
	}

}
