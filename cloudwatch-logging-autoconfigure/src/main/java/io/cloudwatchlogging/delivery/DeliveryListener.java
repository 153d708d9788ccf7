package io.cloudwatchlogging.delivery;

import io.cloudwatchlogging.FailureKind;

/**
 * Callback for delivery outcomes. Called on a sending thread, the one for tasks or the
 * journal's, or one that ends the application, never on one that logs, and outside all
 * locks; what it throws is ignored.
 */
public interface DeliveryListener {

	/** A listener that does nothing. */
	DeliveryListener NONE = new DeliveryListener() {
	};

	/**
	 * Events were lost. Losses of one kind that happen in quick succession come together.
	 * @param loss what was lost
	 */
	default void lost(Loss loss) {
	}

	/**
	 * A batch could not be delivered and is kept.
	 * @param failureKind why
	 * @param message what happened, in words for an operator
	 */
	default void failed(FailureKind failureKind, String message) {
	}

	/**
	 * The service refused an event for what is in it.
	 * @param destination where it would have gone
	 * @param message what the service said
	 */
	default void refused(Destination destination, String message) {
	}

	/**
	 * Events that an earlier process has left will be delivered.
	 * @param process the id of that process
	 * @param events the number of events
	 */
	default void recovered(String process, long events) {
	}

	/**
	 * Something else has to be known by an operator.
	 * @param message what it is
	 */
	default void warn(String message) {
	}

	/**
	 * A batch was delivered.
	 */
	default void delivered() {
	}

}
