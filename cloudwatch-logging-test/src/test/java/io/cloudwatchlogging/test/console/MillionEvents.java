package io.cloudwatchlogging.test.console;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import io.cloudwatchlogging.test.fault.ActiveFaults;
import io.cloudwatchlogging.test.http.HttpEndpoint;
import io.cloudwatchlogging.test.model.LogGroup;
import io.cloudwatchlogging.test.store.LogStore;
import io.cloudwatchlogging.test.store.NewEvent;
import io.cloudwatchlogging.test.store.Recorder;

/**
 * Console of a service with a million events in one log group, written by four processes
 * over ten hours. Ten of them are rare.
 */
final class MillionEvents implements AutoCloseable {

	static final String GROUP = "/shop/web";

	static final int COUNT = 1_000_000;

	static final Duration SPAN = Duration.ofHours(10);

	private static final int STREAMS = 4;

	private static final int BATCH = 10_000;

	static final int RARE = 10;

	private final LogStore store = new LogStore(Clock.systemUTC());

	private final Instant end = this.store.now();

	private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

	private final ConsoleServer console;

	MillionEvents() {
		this.store.createGroup(LogGroup.named(GROUP, this.end));
		for (int stream = 0; stream < STREAMS; stream++) {
			this.store.createStream(GROUP, name(stream));
		}
		for (int from = 0; from < COUNT; from += BATCH * STREAMS) {
			for (int stream = 0; stream < STREAMS; stream++) {
				put(stream, from);
			}
		}
		this.console = ConsoleServer.start(0,
				new ConsoleSource(this.store, new Recorder(this.store::now),
						new ActiveFaults(new HttpEndpoint(0, this.timer), this.timer),
						() -> URI.create("http://localhost:1/"), this.store::clear));
	}

	URI console() {
		return this.console.uri();
	}

	/**
	 * Returns when an event happened.
	 * @param number the number of the event, from 0
	 * @return the moment, in epoch milliseconds
	 */
	long timeOf(int number) {
		return this.end.minus(SPAN).toEpochMilli() + number * SPAN.toMillis() / COUNT;
	}

	/**
	 * Stores an event that happened before those that are stored already.
	 * @param number the number of the event after which it happened
	 */
	void putLate(int number) {
		put(number % STREAMS, List.of(NewEvent.of(timeOf(number) + 1, "late")));
	}

	@Override
	public void close() {
		this.console.close();
		this.timer.shutdownNow();
	}

	private void put(int stream, int from) {
		List<NewEvent> events = new ArrayList<>(BATCH);
		for (int number = from + stream; number < Math.min(COUNT, from + BATCH * STREAMS); number += STREAMS) {
			events.add(NewEvent.of(timeOf(number), text(number)));
		}
		put(stream, events);
	}

	private void put(int stream, List<NewEvent> events) {
		this.store.inGroup(GROUP, (group) -> this.store.add(group, group.stream(name(stream)), events));
	}

	private static String text(int number) {
		if (number % (COUNT / RARE) == 0) {
			return "ERROR a rare event, number " + number;
		}
		return (number % 2 == 0) ? "INFO order accepted, number " + number + ", by the first of the shops"
				: "{\"level\":\"WARN\",\"message\":\"order accepted, number " + number + "\",\"orderId\":" + number
						+ "}";
	}

	private static String name(int stream) {
		return "i-" + stream;
	}

}
