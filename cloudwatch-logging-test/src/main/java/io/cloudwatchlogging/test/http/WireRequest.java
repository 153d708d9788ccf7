package io.cloudwatchlogging.test.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;

import com.sun.net.httpserver.HttpExchange;

/**
 * Body of a request as it came over the wire.
 *
 * @param wireBytes its size as sent
 * @param gzip whether it is marked as compressed
 * @param body the body, decompressed if it is compressed and may be
 * @param isTooLarge whether it is too large to be looked at
 * @param isCorrupt whether it could not be decompressed
 */
record WireRequest(int wireBytes, boolean gzip, byte[] body, boolean isTooLarge, boolean isCorrupt) {

	// Far above what any valid request needs, so that a wrong one cannot use up the heap.
	private static final int LARGEST_BODY = 64 * 1024 * 1024;

	private static final byte[] NOTHING = {};

	static WireRequest read(HttpExchange exchange, boolean decodeGzip) throws IOException {
		List<String> encodings = exchange.getRequestHeaders().getOrDefault("Content-Encoding", List.of());
		boolean gzip = encodings.stream().anyMatch((value) -> value.strip().equalsIgnoreCase("gzip"));
		byte[] wire = readAll(exchange.getRequestBody());
		if (wire.length > LARGEST_BODY) {
			// Drained, so that the client reads the answer and not a reset.
			exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
			return new WireRequest(wire.length, gzip, NOTHING, true, false);
		}
		if (!gzip || !decodeGzip) {
			return new WireRequest(wire.length, gzip, wire, false, false);
		}
		try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(wire))) {
			byte[] decoded = readAll(stream);
			boolean isTooLarge = decoded.length > LARGEST_BODY;
			return new WireRequest(wire.length, true, isTooLarge ? NOTHING : decoded, isTooLarge, false);
		}
		catch (IOException ex) {
			return new WireRequest(wire.length, true, NOTHING, false, true);
		}
	}

	private static byte[] readAll(InputStream stream) throws IOException {
		return stream.readNBytes(LARGEST_BODY + 1);
	}

}
