package io.cloudwatchlogging.delivery;

import java.util.List;
import java.util.function.Consumer;

import io.cloudwatchlogging.delivery.SendResult.Accepted;
import io.cloudwatchlogging.delivery.SendResult.Refused;
import io.cloudwatchlogging.delivery.SendResult.Retry;

/**
 * Notifier of a delivery listener, whose failures are its own. Safe for use by many
 * threads.
 */
final class DeliveryNotifier {

	private final DeliveryListener listener;

	DeliveryNotifier(DeliveryListener listener) {
		this.listener = listener;
	}

	/** Tells what has become of a batch that was sent. */
	void settled(Batch batch, Settlement settlement) {
		SendResult result = settlement.result();
		if (result instanceof Accepted) {
			if (!settlement.failing()) {
				tell(DeliveryListener::delivered);
			}
		}
		else if (result instanceof Retry retry) {
			tell((listener) -> listener.failed(retry.failureKind(), retry.message()));
		}
		else if (result instanceof Refused refused && batch.size() == 1) {
			tell((listener) -> listener.refused(batch.destination(), refused.message()));
		}
	}

	/** Tells of losses. */
	void lost(List<Loss> losses) {
		for (Loss loss : losses) {
			tell((listener) -> listener.lost(loss));
		}
	}

	void tell(Consumer<DeliveryListener> message) {
		try {
			message.accept(this.listener);
		}
		catch (Throwable ex) {
			// A listener's failure is its own.
		}
	}

}
