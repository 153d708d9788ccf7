package io.cloudwatchlogging.shipping;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.cloudwatchlogging.FailureKind;
import io.cloudwatchlogging.delivery.DeliveryListener;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.delivery.Loss;

/**
 * Composite of the registered delivery listeners. A failure of one does not reach the
 * others. Safe for use by many threads.
 */
final class DeliveryListeners implements DeliveryListener {

	private final List<DeliveryListener> listeners = new CopyOnWriteArrayList<>();

	DeliveryListeners(DeliveryListener first) {
		this.listeners.add(first);
	}

	void add(DeliveryListener listener) {
		this.listeners.add(listener);
	}

	void remove(DeliveryListener listener) {
		this.listeners.remove(listener);
	}

	@Override
	public void lost(Loss loss) {
		tell((listener) -> listener.lost(loss));
	}

	@Override
	public void failed(FailureKind failureKind, String message) {
		tell((listener) -> listener.failed(failureKind, message));
	}

	@Override
	public void refused(Destination destination, String message) {
		tell((listener) -> listener.refused(destination, message));
	}

	@Override
	public void recovered(String process, long events) {
		tell((listener) -> listener.recovered(process, events));
	}

	@Override
	public void warn(String message) {
		tell((listener) -> listener.warn(message));
	}

	@Override
	public void delivered() {
		tell(DeliveryListener::delivered);
	}

	private void tell(Consumer<DeliveryListener> news) {
		for (DeliveryListener listener : this.listeners) {
			try {
				news.accept(listener);
			}
			catch (RuntimeException ex) {
				// A listener's failure is its own.
			}
		}
	}

}
