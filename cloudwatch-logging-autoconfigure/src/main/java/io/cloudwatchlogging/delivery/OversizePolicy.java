package io.cloudwatchlogging.delivery;

/**
 * What happens to a line that is too large for one event.
 */
public enum OversizePolicy {

	/**
	 * It becomes several events with the same timestamp, one behind the other, which put
	 * together are the line.
	 */
	SPLIT,

	/** What does not fit is cut off. */
	TRUNCATE,

	/** It is dropped and counted. */
	DROP

}
