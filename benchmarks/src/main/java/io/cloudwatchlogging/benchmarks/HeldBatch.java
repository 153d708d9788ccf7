package io.cloudwatchlogging.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;

import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.delivery.Batch;
import io.cloudwatchlogging.delivery.DeliveryListener;
import io.cloudwatchlogging.delivery.DeliverySettings;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.delivery.Pipeline;
import io.cloudwatchlogging.delivery.SendResult;
import io.cloudwatchlogging.delivery.Sink;

/**
 * A full batch that the pipeline has made, and that stays valid until this is closed.
 */
public final class HeldBatch implements Sink {

	/** Events that the batch has about. */
	private static final int EVENTS = 4900;

	private final BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(1);

	private final CountDownLatch closed = new CountDownLatch(1);

	private final Pipeline pipeline = new Pipeline(DeliverySettings.DEFAULTS, new DeliveryListener() {
	});

	/**
	 * Makes the batch.
	 * @return the batch
	 */
	public Batch make() {
		Destination destination = new Destination(Endpoint.GROUP, Endpoint.STREAM);
		long now = System.currentTimeMillis();
		for (int i = 0; i < EVENTS; i++) {
			byte[] line = SdkLoop.line(0, i).getBytes(StandardCharsets.UTF_8);
			this.pipeline.offer(destination, now + i / 500, Severity.INFO, line, 0, line.length);
		}
		this.pipeline.connect(this);
		try {
			return this.batches.take();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public SendResult send(Batch batch) {
		this.batches.add(batch);
		try {
			this.closed.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return SendResult.Accepted.all(batch);
	}

	@Override
	public void close() {
		this.closed.countDown();
	}

}
