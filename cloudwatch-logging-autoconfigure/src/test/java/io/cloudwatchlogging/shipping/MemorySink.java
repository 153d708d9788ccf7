package io.cloudwatchlogging.shipping;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.cloudwatchlogging.delivery.Batch;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.delivery.Event;
import io.cloudwatchlogging.delivery.SendResult;
import io.cloudwatchlogging.delivery.Sink;

/**
 * A sink that keeps what is sent to it. Safe for use by many threads.
 */
public final class MemorySink implements Sink {

	private final List<String> messages = new CopyOnWriteArrayList<>();

	private final List<Destination> destinations = new CopyOnWriteArrayList<>();

	private volatile boolean closed;

	@Override
	public SendResult send(Batch batch) {
		this.destinations.add(batch.destination());
		batch.events().stream().map(Event::message).forEach(this.messages::add);
		return SendResult.Accepted.all(batch);
	}

	@Override
	public void close() {
		this.closed = true;
	}

	public List<String> messages() {
		return List.copyOf(this.messages);
	}

	/** The destination of each batch. */
	List<Destination> destinations() {
		return List.copyOf(this.destinations);
	}

	boolean isClosed() {
		return this.closed;
	}

}
