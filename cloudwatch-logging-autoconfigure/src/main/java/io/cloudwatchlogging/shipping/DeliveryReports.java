package io.cloudwatchlogging.shipping;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;

import io.cloudwatchlogging.delivery.DeliveryListener;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.naming.DeferredNames;
import org.jspecify.annotations.Nullable;

/**
 * Reports of delivery outcomes: to listeners, and to the operator by warnings. Safe for
 * use by many threads.
 */
public final class DeliveryReports {

	private final DeliveryWarnings warnings;

	private final DeliveryListeners listeners;

	private final LongAdder unformatted = new LongAdder();

	private volatile UnaryOperator<String> mask = UnaryOperator.identity();

	DeliveryReports(DeferredNames names) {
		this.warnings = new DeliveryWarnings(names);
		this.listeners = new DeliveryListeners(this.warnings);
	}

	DeliveryWarnings warnings() {
		return this.warnings;
	}

	DeliveryListeners listeners() {
		return this.listeners;
	}

	/**
	 * Sets where warnings go.
	 * @param reporter takes the warnings, {@code null} for nobody
	 */
	public void setReporter(@Nullable StatusReporter reporter) {
		this.warnings.setReporter((reporter != null) ? masked(reporter) : null);
	}

	/**
	 * Masks what is reported from now on.
	 * @param masking masks secrets in a text
	 */
	public void maskBy(UnaryOperator<String> masking) {
		this.mask = masking;
	}

	/** What masks a text at present. */
	UnaryOperator<String> mask() {
		return this.mask;
	}

	/**
	 * Returns a reporter that masks what it reports.
	 * @param reporter takes the masked messages
	 * @return the reporter
	 */
	public StatusReporter masked(StatusReporter reporter) {
		return new MaskedStatusReporter(reporter, this::mask);
	}

	/**
	 * Registers a listener for what becomes of the events.
	 * @param listener is told until it is removed
	 */
	public void addListener(DeliveryListener listener) {
		this.listeners.add(listener);
	}

	/**
	 * Removes a listener.
	 * @param listener the listener
	 */
	public void removeListener(DeliveryListener listener) {
		this.listeners.remove(listener);
	}

	/**
	 * Reports a warning about shipping.
	 * @param message the text
	 */
	public void warn(String message) {
		this.warnings.warn(message);
	}

	/** Reports where events go, once the first ones have arrived. */
	void firstDelivery(Destination destination, String location) {
		this.warnings.info("Shipping log events to CloudWatch Logs: log group '" + destination.group()
				+ "', log stream '" + destination.stream() + "', " + location);
	}

	/**
	 * Counts an event that could not have its format, and is shipped in a simpler form.
	 * @param cause why
	 */
	public void unformatted(Throwable cause) {
		this.unformatted.increment();
		this.warnings.unformatted(cause);
	}

	/**
	 * Returns the number of events that could not have their format, and were shipped in
	 * a simpler form.
	 * @return the number
	 */
	public long unformatted() {
		return this.unformatted.sum();
	}

}
