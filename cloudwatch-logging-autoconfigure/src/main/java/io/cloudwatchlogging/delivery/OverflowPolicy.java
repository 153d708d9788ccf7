package io.cloudwatchlogging.delivery;

/**
 * Policy for an event for which the buffer has no space.
 */
public enum OverflowPolicy {

	/** The event is dropped and counted; the caller never waits. */
	DROP,

	/** The caller waits for room, for a bounded time; then the event is dropped. */
	BLOCK

}
