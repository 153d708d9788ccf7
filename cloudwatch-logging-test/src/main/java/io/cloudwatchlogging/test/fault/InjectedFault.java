package io.cloudwatchlogging.test.fault;

import java.time.Duration;

/**
 * Fault at work in a service. Safe for use by many threads.
 */
public interface InjectedFault {

	/**
	 * Returns the number of requests that the fault has applied to.
	 * @return the number of requests
	 */
	int hits();

	/**
	 * Returns whether the fault can apply to further requests: it is not cleared, its
	 * time is not over and its number of requests is not reached.
	 * @return whether it is at work
	 */
	boolean isActive();

	/**
	 * Waits until the fault has applied to a number of requests.
	 * @param count the number of requests
	 * @param timeout how long to wait
	 * @throws AssertionError if it does not in time
	 */
	void awaitHits(int count, Duration timeout);

	/**
	 * Ends the fault: it applies to no more requests, and the requests that it holds go
	 * on. Does nothing if it has ended already.
	 */
	void clear();

}
