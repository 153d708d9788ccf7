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
final class RequestObservers implements RequestObserver {

	private static final RequestObservers SHARED = new RequestObservers();

	private final List<RequestObserver> observers = new CopyOnWriteArrayList<>();

	static RequestObservers shared() {
		return SHARED;
	}

	void add(RequestObserver observer) {
		this.observers.add(observer);
	}

	void remove(RequestObserver observer) {
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
