package io.cloudwatchlogging.test.store;

/**
 * What was received and answered in one second.
 *
 * @param second the second since the epoch
 * @param requests the requests that arrived
 * @param events the events in them
 * @param wireBytes the size of their bodies as sent
 * @param decodedBytes the size of their bodies after decompression
 * @param inFlight the most PutLogEvents requests at one time
 * @param refused the requests that were answered with an error
 * @param violations the requests among them that break a limit or the form of the API
 * @param unanswered the requests whose connection was closed without an answer
 * @param answered the requests that were answered, with an error or without
 * @param millis the time that they took together, in milliseconds
 * @param maxMillis the time of the slowest
 */
public record SecondOfRequests(long second, int requests, int events, long wireBytes, long decodedBytes, int inFlight,
		int refused, int violations, int unanswered, int answered, long millis, long maxMillis) {
}
