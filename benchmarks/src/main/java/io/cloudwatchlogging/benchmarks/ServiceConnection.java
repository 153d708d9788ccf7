package io.cloudwatchlogging.benchmarks;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.cloudwatchlogging.benchmarks.SharedState.Field;

/**
 * A connection of a client to the service, served by a thread of its own.
 */
final class ServiceConnection implements Runnable {

	private static final String HEADERS = "x-amzn-RequestId: 8d2ff0e5-2ba5-4ed6-a8a0-0c9d15f8c0a1\r\n"
			+ "Content-Type: application/x-amz-json-1.1\r\nContent-Length: ";

	private static final String EMPTY = "{}";

	private static final String ARN = "arn:aws:logs:%s:123456789012:log-group:%s".formatted(Endpoint.REGION,
			Endpoint.GROUP);

	private static final String GROUPS = "{\"logGroups\":[{\"logGroupName\":\"%s\",\"arn\":\"%s\",\"creationTime\":1}]}"
		.formatted(Endpoint.GROUP, ARN);

	private static final String STREAMS = ("{\"logStreams\":[{\"logStreamName\":\"%s\",\"arn\":\"%s:log-stream:%1$s\","
			+ "\"uploadSequenceToken\":\"1\"}]}")
		.formatted(Endpoint.STREAM, ARN);

	private static final String STORED = "{\"nextSequenceToken\":\"1\"}";

	private static final int SOCKET_BUFFER = 64 * 1024;

	private final Socket socket;

	private final SharedState state;

	private final EventCounter cloudWatchEvents = new EventCounter("\"timestamp\":");

	private final EventCounter lokiEvents = new EventCounter("[\"1");

	ServiceConnection(Socket socket, SharedState state) {
		this.socket = socket;
		this.state = state;
	}

	@Override
	public void run() {
		try (Socket socket = this.socket;
				OutputStream out = new BufferedOutputStream(socket.getOutputStream(), SOCKET_BUFFER)) {
			RequestReader request = new RequestReader(new BufferedInputStream(socket.getInputStream(), SOCKET_BUFFER),
					socket.getOutputStream());
			while (request.read()) {
				answer(request, out);
			}
		}
		catch (IOException ex) {
			// The client has gone.
		}
	}

	private void answer(RequestReader request, OutputStream out) throws IOException {
		if (this.state.get(Field.OUTAGE) != 0) {
			write(out, "503 Service Unavailable", "{\"__type\":\"ServiceUnavailableException\"}");
			return;
		}
		switch (request.target()) {
			case "PutLogEvents" -> {
				store(request, this.cloudWatchEvents);
				write(out, "200 OK", STORED);
			}
			case "DescribeLogGroups" -> write(out, "200 OK", GROUPS);
			case "DescribeLogStreams" -> write(out, "200 OK", STREAMS);
			case "" -> {
				store(request, this.lokiEvents);
				write(out, "204 No Content", "");
			}
			default -> write(out, "200 OK", EMPTY);
		}
	}

	private void store(RequestReader request, EventCounter counter) throws IOException {
		long latency = this.state.get(Field.LATENCY);
		if (latency > 0) {
			LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(latency));
		}
		int count = request.isCompressed() ? counter.countCompressed(request.body(), request.length())
				: counter.count(request.body(), request.length());
		this.state.add(Field.REQUESTS, 1);
		this.state.add(Field.BYTES, request.length());
		this.state.add(Field.EVENTS, count);
	}

	private void write(OutputStream out, String status, String body) throws IOException {
		out.write(("HTTP/1.1 " + status + "\r\n" + HEADERS + body.length() + "\r\n\r\n" + body)
			.getBytes(StandardCharsets.US_ASCII));
		out.flush();
	}

}
