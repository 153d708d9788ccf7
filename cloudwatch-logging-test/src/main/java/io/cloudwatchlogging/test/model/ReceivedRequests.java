package io.cloudwatchlogging.test.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a service received since it was started or reset: all numbers, and the last
 * 100,000 requests and batches. Safe for use by many threads; what is returned is a copy.
 */
public interface ReceivedRequests {

	/**
	 * Returns all requests.
	 * @return the requests in the order of arrival
	 */
	List<ReceivedRequest> all();

	/**
	 * Returns the requests of one operation.
	 * @param operation the name of the operation
	 * @return the requests in the order of arrival
	 */
	default List<ReceivedRequest> of(String operation) {
		return all().stream().filter((request) -> request.operation().equals(operation)).toList();
	}

	/**
	 * Returns the number of requests of one operation.
	 * @param operation the name of the operation
	 * @return the number of requests
	 */
	int count(String operation);

	/**
	 * Returns the number of requests of each operation.
	 * @return the number of requests by the name of the operation
	 */
	Map<String, Integer> counts();

	/**
	 * Returns what the PutLogEvents requests stored: the last 100,000 batches, up to 128
	 * MiB, without those of log groups that were deleted.
	 * @return the batches in the order in which they were stored
	 */
	List<AcceptedBatch> batches();

	/**
	 * Returns the most PutLogEvents requests that were in the service at one time.
	 * @return the number of requests
	 */
	int maxInFlight();

	/**
	 * Waits until a number of requests of one operation has arrived.
	 * @param operation the name of the operation
	 * @param count the number of requests
	 * @param timeout how long to wait
	 * @return the requests of the operation so far, answered or not
	 * @throws AssertionError if they do not arrive in time
	 */
	List<ReceivedRequest> await(String operation, int count, Duration timeout);

}
