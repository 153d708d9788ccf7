package io.cloudwatchlogging.shipping;

import io.cloudwatchlogging.delivery.Batch;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.delivery.SendResult;
import io.cloudwatchlogging.delivery.Sink;
import io.cloudwatchlogging.naming.DeferredNames;
import io.cloudwatchlogging.naming.NameKind;

/**
 * Sink decorator that completes the names of log group and log stream with values from
 * metadata endpoints, on the sending thread.
 */
public final class DeferredNamesSink implements Sink {

	private final Sink sink;

	private final DeferredNames names;

	/**
	 * Creates the sink.
	 * @param sink sends the batches, with complete names
	 * @param names completes the names
	 */
	public DeferredNamesSink(Sink sink, DeferredNames names) {
		this.sink = sink;
		this.names = names;
	}

	@Override
	public SendResult send(Batch batch) {
		Destination destination = batch.destination();
		if (!DeferredNames.isDeferred(destination.group()) && !DeferredNames.isDeferred(destination.stream())) {
			return this.sink.send(batch);
		}
		return this.sink.send(batch.to(new Destination(this.names.complete(NameKind.GROUP, destination.group()),
				this.names.complete(NameKind.STREAM, destination.stream()))));
	}

	@Override
	public void close() {
		this.sink.close();
	}

}
