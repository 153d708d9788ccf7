package io.cloudwatchlogging.aws;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Composite of the observers that are registered at the moment: a sink outlives the
 * application context that made it. The exception of one observer is kept from the
 * others. Safe for use by many threads.
 */
public final class RequestObservers implements RequestObserver {

	private final List<RequestObserver> observers = new CopyOnWriteArrayList<>();

	/** Creates an instance. */
	public RequestObservers() {
	}

	/**
	 * Registers an observer.
	 * @param observer is told of each request until it is removed
	 */
	public void add(RequestObserver observer) {
		this.observers.add(observer);
	}

	/**
	 * Removes an observer.
	 * @param observer the observer
	 */
	public void remove(RequestObserver observer) {
		this.observers.remove(observer);
	}

	@Override
	public void completed(RequestOutcome outcome, int events, long nanos, long bodyBytes, long wireBytes) {
		for (RequestObserver observer : this.observers) {
			try {
				observer.completed(outcome, events, nanos, bodyBytes, wireBytes);
			}
			catch (RuntimeException ex) {
				// An observer's failure is its own, and no reason to tell no others.
			}
		}
	}

}
