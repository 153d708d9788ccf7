package io.cloudwatchlogging.naming;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * One or more requests to a metadata endpoint which together take about two seconds at
 * most. Goes through no proxy, since the endpoints are local to the host. Not
 * thread-safe.
 */
final class MetadataCall {

	private static final Duration TIME = Duration.ofSeconds(2);

	private static final int MAX_BYTES = 65_536;

	private final long deadline = System.nanoTime() + TIME.toNanos();

	String get(String uri, Map<String, String> headers) throws IOException {
		return exchange("GET", uri, headers);
	}

	String put(String uri, Map<String, String> headers) throws IOException {
		return exchange("PUT", uri, headers);
	}

	private String exchange(String method, String uri, Map<String, String> headers) throws IOException {
		HttpURLConnection connection = (HttpURLConnection) URI.create(uri).toURL().openConnection(Proxy.NO_PROXY);
		try {
			connection.setRequestMethod(method);
			// Half of the rest each: connecting and the first answer never exceed it.
			connection.setConnectTimeout(remaining() / 2);
			connection.setReadTimeout(remaining() / 2);
			connection.setInstanceFollowRedirects(false);
			headers.forEach(connection::setRequestProperty);
			if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
				throw new IOException("HTTP status " + connection.getResponseCode());
			}
			try (InputStream body = connection.getInputStream()) {
				return read(body);
			}
		}
		finally {
			connection.disconnect();
		}
	}

	private String read(InputStream body) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		byte[] chunk = new byte[4096];
		for (int count = body.read(chunk); count >= 0; count = body.read(chunk)) {
			remaining();
			bytes.write(chunk, 0, count);
			if (bytes.size() > MAX_BYTES) {
				throw new IOException("The answer is too long");
			}
		}
		return bytes.toString(StandardCharsets.UTF_8).strip();
	}

	private int remaining() throws IOException {
		long millis = (this.deadline - System.nanoTime()) / 1_000_000;
		if (millis < 2) {
			throw new SocketTimeoutException("The metadata endpoint did not answer in time");
		}
		return (int) millis;
	}

}
