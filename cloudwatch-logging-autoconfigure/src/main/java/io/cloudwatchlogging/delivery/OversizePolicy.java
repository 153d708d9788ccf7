package io.cloudwatchlogging.delivery;

/**
 * Policy for an event above the maximum size.
 */
public enum OversizePolicy {

	/**
	 * It becomes several events with the same timestamp, one behind the other, which put
	 * together are the event.
	 */
	SPLIT,

	/** What does not fit is cut off. */
	TRUNCATE,

	/** It is dropped and counted. */
	DROP

}
