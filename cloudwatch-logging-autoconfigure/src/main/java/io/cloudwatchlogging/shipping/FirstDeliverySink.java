package io.cloudwatchlogging.shipping;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.cloudwatchlogging.delivery.Batch;
import io.cloudwatchlogging.delivery.SendResult;
import io.cloudwatchlogging.delivery.Sink;

/**
 * Sink decorator that reports the first delivered batch: without a word, success could
 * not be told from shipping nothing.
 */
public final class FirstDeliverySink implements Sink {

	private final Sink sink;

	private final Consumer<Batch> firstDelivery;

	private final AtomicBoolean delivered = new AtomicBoolean();

	/**
	 * Creates the sink.
	 * @param sink sends the batches
	 * @param firstDelivery is told of the first one that was delivered, on the thread
	 * that sends; returns at once
	 */
	public FirstDeliverySink(Sink sink, Consumer<Batch> firstDelivery) {
		this.sink = sink;
		this.firstDelivery = firstDelivery;
	}

	@Override
	public SendResult send(Batch batch) {
		SendResult result = this.sink.send(batch);
		if (result instanceof SendResult.Accepted && !this.delivered.get()
				&& this.delivered.compareAndSet(false, true)) {
			tell(batch);
		}
		return result;
	}

	private void tell(Batch batch) {
		try {
			this.firstDelivery.accept(batch);
		}
		catch (Throwable ex) {
			// The batch is stored, whatever becomes of the message.
		}
	}

	@Override
	public void close() {
		this.sink.close();
	}

}
