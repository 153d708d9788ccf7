package io.cloudwatchlogging.autoconfigure;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.cloudwatchlogging.aws.RequestObserver;
import io.cloudwatchlogging.aws.RequestOutcome;

/**
 * Those who learn of requests at present. There is one of this for a class loader, as
 * there is one pipeline: a sink outlives the application context that made it. Safe for
 * use by many threads.
 */
public final class RequestObservers implements RequestObserver {

	private static final RequestObservers SHARED = new RequestObservers();

	private final List<RequestObserver> observers = new CopyOnWriteArrayList<>();

	/**
	 * The ones of this class loader.
	 * @return those who learn of requests
	 */
	public static RequestObservers shared() {
		return SHARED;
	}

	/**
	 * Adds one.
	 * @param observer who learns of requests from now on
	 */
	public void add(RequestObserver observer) {
		this.observers.add(observer);
	}

	/**
	 * Removes one.
	 * @param observer who learns of no more requests
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
