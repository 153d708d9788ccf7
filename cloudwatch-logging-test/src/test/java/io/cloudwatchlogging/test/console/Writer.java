package io.cloudwatchlogging.test.console;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;

import io.cloudwatchlogging.test.Clients;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;

/**
 * Client that fills one log stream.
 */
final class Writer implements AutoCloseable {

	private static final int BATCH = 2_500;

	private final CloudWatchLogsClient client;

	private final String group;

	private final String stream;

	private final LongSupplier time;

	Writer(EmbeddedCloudWatchLogs service, String group, String stream) {
		this(service, group, stream, System::currentTimeMillis);
	}

	Writer(EmbeddedCloudWatchLogs service, String group, String stream, LongSupplier time) {
		this.time = time;
		this.client = Clients.client(service.endpoint());
		this.group = group;
		this.stream = stream;
		if (!service.groups().contains(group)) {
			service.createLogGroup(group);
		}
		service.createLogStream(group, stream);
	}

	void write(String... messages) {
		write(this.time.getAsLong(), messages);
	}

	void write(long timestamp, String... messages) {
		List<InputLogEvent> events = new ArrayList<>();
		for (String message : messages) {
			events.add(Clients.event(timestamp, message));
		}
		put(events);
	}

	/**
	 * Writes many events, one each millisecond, up to now.
	 * @param count the number of events
	 * @param message makes the message of an event from its number, from 0
	 */
	void fill(int count, IntFunction<String> message) {
		long start = this.time.getAsLong() - count;
		for (int from = 0; from < count; from += BATCH) {
			List<InputLogEvent> events = new ArrayList<>();
			for (int i = from; i < Math.min(count, from + BATCH); i++) {
				events.add(Clients.event(start + i, message.apply(i)));
			}
			put(events);
		}
	}

	@Override
	public void close() {
		this.client.close();
	}

	private void put(List<InputLogEvent> events) {
		this.client
			.putLogEvents((request) -> request.logGroupName(this.group).logStreamName(this.stream).logEvents(events));
	}

}
