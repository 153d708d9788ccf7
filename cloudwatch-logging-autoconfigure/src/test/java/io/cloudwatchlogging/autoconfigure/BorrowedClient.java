package io.cloudwatchlogging.autoconfigure;

import java.util.concurrent.atomic.AtomicInteger;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsServiceClientConfiguration;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;

/**
 * A client of the application, which counts its requests and takes none once it is
 * closed. Safe for use by many threads.
 */
final class BorrowedClient implements CloudWatchLogsClient {

	private final CloudWatchLogsClient client;

	private final AtomicInteger requests = new AtomicInteger();

	private final AtomicInteger refusals = new AtomicInteger();

	private volatile Runnable asked = () -> {
	};

	private volatile boolean closed;

	BorrowedClient(CloudWatchLogsClient client) {
		this.client = client;
	}

	/** Runs an action when the client is asked how it is made, once. */
	void whenAsked(Runnable action) {
		this.asked = action;
	}

	@Override
	public PutLogEventsResponse putLogEvents(PutLogEventsRequest request) {
		if (this.closed) {
			this.refusals.incrementAndGet();
			throw new IllegalStateException("closed");
		}
		this.requests.incrementAndGet();
		return this.client.putLogEvents(request);
	}

	@Override
	public CloudWatchLogsServiceClientConfiguration serviceClientConfiguration() {
		Runnable action = this.asked;
		this.asked = () -> {
		};
		action.run();
		return this.client.serviceClientConfiguration();
	}

	@Override
	public String serviceName() {
		return "logs";
	}

	@Override
	public void close() {
		this.closed = true;
		this.client.close();
	}

	/** Requests before it was closed. */
	int requests() {
		return this.requests.get();
	}

	/** Requests after it was closed. */
	int refusals() {
		return this.refusals.get();
	}

}
