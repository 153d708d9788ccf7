package io.cloudwatchlogging.shipping;

import io.cloudwatchlogging.FailureKind;
import io.cloudwatchlogging.delivery.Batch;
import io.cloudwatchlogging.delivery.SendResult;
import io.cloudwatchlogging.delivery.Sink;

/**
 * A sink that reaches nothing.
 */
final class BrokenSink implements Sink {

	@Override
	public SendResult send(Batch batch) {
		return new SendResult.Retry(FailureKind.UNAVAILABLE, null, "no connection");
	}

	@Override
	public void close() {
	}

}
