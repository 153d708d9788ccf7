package io.cloudwatchlogging.shipping;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.cloudwatchlogging.delivery.Batch;
import io.cloudwatchlogging.delivery.SendResult;
import io.cloudwatchlogging.delivery.Sink;

/**
 * A sink whose errors are masked: a service may cite what it refuses.
 */
final class MaskedErrorsSink implements Sink {

	private final Sink sink;

	private final Supplier<UnaryOperator<String>> mask;

	/**
	 * Creates the sink.
	 * @param sink sends the batches
	 * @param mask masks a text at present
	 */
	MaskedErrorsSink(Sink sink, Supplier<UnaryOperator<String>> mask) {
		this.sink = sink;
		this.mask = mask;
	}

	@Override
	public SendResult send(Batch batch) {
		SendResult result = this.sink.send(batch);
		if (result instanceof SendResult.Retry retry) {
			return new SendResult.Retry(retry.failureKind(), retry.hint(), mask(retry.message()));
		}
		if (result instanceof SendResult.Refused refused) {
			return new SendResult.Refused(mask(refused.message()));
		}
		if (result instanceof SendResult.EventTooLarge tooLarge) {
			return new SendResult.EventTooLarge(tooLarge.limit(), mask(tooLarge.message()));
		}
		return result;
	}

	private String mask(String message) {
		return this.mask.get().apply(message);
	}

	@Override
	public void close() {
		this.sink.close();
	}

}
