package io.cloudwatchlogging.autoconfigure;

import java.time.Duration;

import io.cloudwatchlogging.DeliveryStatus;
import io.cloudwatchlogging.FlushResult;
import io.cloudwatchlogging.LogDelivery;
import io.cloudwatchlogging.shipping.Shipping;

/**
 * The delivery of the pipeline.
 *
 * @param shipping the pipeline and what is counted aside of it
 */
record PipelineDelivery(Shipping shipping) implements LogDelivery {

	@Override
	public FlushResult flush(Duration timeout) throws InterruptedException {
		return this.shipping.pipeline().flush(timeout);
	}

	@Override
	public DeliveryStatus status() {
		return this.shipping.status();
	}

}
