package io.cloudwatchlogging.autoconfigure;

import java.time.Duration;

import io.cloudwatchlogging.DeliveryStatus;
import io.cloudwatchlogging.FlushResult;
import io.cloudwatchlogging.LogDelivery;
import io.cloudwatchlogging.delivery.Pipeline;

/**
 * The delivery of the pipeline.
 *
 * @param pipeline the pipeline
 */
record PipelineDelivery(Pipeline pipeline) implements LogDelivery {

	@Override
	public FlushResult flush(Duration timeout) throws InterruptedException {
		return this.pipeline.flush(timeout);
	}

	@Override
	public DeliveryStatus status() {
		return this.pipeline.status();
	}

}
