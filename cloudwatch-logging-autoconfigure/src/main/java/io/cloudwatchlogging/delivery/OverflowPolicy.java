package io.cloudwatchlogging.delivery;

/**
 * What happens to a line for which the buffer has no room.
 */
public enum OverflowPolicy {

	/** The line is dropped and counted; the caller never waits. */
	DROP,

	/** The caller waits for room, for a bounded time; then the line is dropped. */
	BLOCK

}
