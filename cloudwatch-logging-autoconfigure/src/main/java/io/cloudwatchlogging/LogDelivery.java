package io.cloudwatchlogging;

import java.time.Duration;

/**
 * The delivery of log events to CloudWatch Logs, for applications that look at it or
 * cannot wait for it: a bean to inject. What it says is about the whole process. It is
 * there also where events are not shipped: then nothing is buffered, and a flush is
 * complete at once. Safe for use by many threads.
 */
public interface LogDelivery {

	/**
	 * Sends all events that were logged before the call at once, and waits until they are
	 * delivered or lost, or the time is over. Events that are left stay buffered.
	 * @param timeout how long to wait at most
	 * @return what was achieved
	 * @throws InterruptedException if the thread is interrupted while it waits
	 */
	FlushResult flush(Duration timeout) throws InterruptedException;

	/**
	 * The state at this moment. Never waits for AWS.
	 * @return the state
	 */
	DeliveryStatus status();

}
