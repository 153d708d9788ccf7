package io.cloudwatchlogging.faults;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.cloudwatchlogging.delivery.Batch;
import io.cloudwatchlogging.delivery.Event;
import io.cloudwatchlogging.delivery.SendResult;
import io.cloudwatchlogging.delivery.Sink;

/**
 * A sink that notes which events it was told to be stored, and which not. Safe for use by
 * many threads.
 */
final class Acknowledgements implements Sink {

	private final Sink sink;

	private final Map<String, Integer> acknowledged = new HashMap<>();

	private final Set<String> unacknowledged = new HashSet<>();

	Acknowledgements(Sink sink) {
		this.sink = sink;
	}

	@Override
	public SendResult send(Batch batch) {
		SendResult result = this.sink.send(batch);
		synchronized (this) {
			for (Event event : batch.events()) {
				if (result instanceof SendResult.Accepted) {
					this.acknowledged.merge(event.message(), 1, Integer::sum);
				}
				else {
					this.unacknowledged.add(event.message());
				}
			}
		}
		return result;
	}

	/** How often each message was acknowledged. */
	synchronized Map<String, Integer> acknowledged() {
		return Map.copyOf(this.acknowledged);
	}

	/** Messages of which at least one attempt was not acknowledged. */
	synchronized Set<String> unacknowledged() {
		return Set.copyOf(this.unacknowledged);
	}

	@Override
	public void close() {
		this.sink.close();
	}

}
