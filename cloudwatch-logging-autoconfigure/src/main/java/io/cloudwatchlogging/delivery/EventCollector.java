package io.cloudwatchlogging.delivery;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes objects of the events that it reads. Not thread-safe.
 */
final class EventCollector implements EventReader {

	private final List<Event> events = new ArrayList<>();

	private final ByteArrayOutputStream message = new ByteArrayOutputStream();

	private long timestamp;

	@Override
	public void begin(long timestamp, int length) {
		this.timestamp = timestamp;
		this.message.reset();
	}

	@Override
	public void piece(byte[] bytes, int offset, int length) {
		this.message.write(bytes, offset, length);
	}

	@Override
	public void end() {
		this.events.add(new Event(this.timestamp, this.message.toString(StandardCharsets.UTF_8)));
	}

	List<Event> events() {
		return this.events;
	}

}
