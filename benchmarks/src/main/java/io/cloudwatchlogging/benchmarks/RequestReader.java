package io.cloudwatchlogging.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Reads the requests of an HTTP connection, one after the other, into memory that it
 * keeps. Not thread-safe.
 */
final class RequestReader {

	private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

	private final InputStream in;

	private final OutputStream out;

	private byte[] body = new byte[64 * 1024];

	private int length;

	private String path = "";

	private String target = "";

	private boolean compressed;

	RequestReader(InputStream in, OutputStream out) {
		this.in = in;
		this.out = out;
	}

	/** Reads the next request, and tells whether there was one. */
	boolean read() throws IOException {
		String line = readLine();
		if (line.isEmpty()) {
			return false;
		}
		this.path = line.split(" ")[1];
		this.target = "";
		this.compressed = false;
		this.length = 0;
		int contentLength = 0;
		boolean chunked = false;
		for (line = readLine(); !line.isEmpty(); line = readLine()) {
			int colon = line.indexOf(':');
			String value = line.substring(colon + 1).trim();
			switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
				case "content-length" -> contentLength = Integer.parseInt(value);
				case "transfer-encoding" -> chunked = true;
				case "content-encoding" -> this.compressed = value.equals("gzip");
				case "x-amz-target" -> this.target = value.substring(value.indexOf('.') + 1);
				case "expect" -> this.out.write(CONTINUE);
				default -> {
				}
			}
		}
		if (chunked) {
			readChunks();
		}
		else {
			append(contentLength);
		}
		return true;
	}

	private void readChunks() throws IOException {
		int chunk = Integer.parseInt(readLine(), 16);
		while (chunk > 0) {
			append(chunk);
			readLine();
			chunk = Integer.parseInt(readLine(), 16);
		}
		readLine();
	}

	private void append(int count) throws IOException {
		if (this.body.length < this.length + count) {
			this.body = Arrays.copyOf(this.body, Math.max(this.length + count, 2 * this.body.length));
		}
		if (this.in.readNBytes(this.body, this.length, count) < count) {
			throw new EOFException();
		}
		this.length += count;
	}

	private String readLine() throws IOException {
		StringBuilder line = new StringBuilder();
		for (int next = this.in.read(); next != '\n' && next != -1; next = this.in.read()) {
			if (next != '\r') {
				line.append((char) next);
			}
		}
		return line.toString();
	}

	byte[] body() {
		return this.body;
	}

	int length() {
		return this.length;
	}

	/** The path that was asked for. */
	String path() {
		return this.path;
	}

	/** The operation, empty if it is not one of AWS. */
	String target() {
		return this.target;
	}

	/** Whether the body is compressed by gzip. */
	boolean isCompressed() {
		return this.compressed;
	}

}
