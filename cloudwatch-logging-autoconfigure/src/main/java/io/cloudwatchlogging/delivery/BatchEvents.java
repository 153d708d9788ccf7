package io.cloudwatchlogging.delivery;

import io.cloudwatchlogging.Severity;

/**
 * The events of a batch, wherever their memory is. An event has a position, which is
 * larger than that of the events that were appended before. Not thread-safe.
 */
sealed interface BatchEvents permits EventChunks, JournalEvents {

	/** The events held. */
	int size();

	/** The chunks that an event of this many bytes needs in addition to those held. */
	int chunksNeeded(int length);

	/** Whether so many chunks can be had at this moment. */
	boolean isReady(int chunks);

	/** Whether the events outlive the process. */
	boolean isDurable();

	/**
	 * Appends an event. Nothing is changed if the memory of the process does not suffice.
	 */
	void append(long timestamp, Severity severity, byte[] message, int offset, int length);

	/** The positions of the events, in the order in which they were appended. */
	int[] positions();

	long timestampAt(int position);

	int lengthAt(int position);

	Severity severityAt(int position);

	/** Hands the events at some of the positions to the reader. */
	void read(int[] positions, int from, int to, EventReader reader);

	/** Notes that an event is delivered or lost though others of the batch are not. */
	void settle(int position);

	/** Notes that the events cannot be read. */
	void unreadable();

	/** Notes that an event could not be stored beside the others. */
	void failed(InternalError cause);

	/** Notes that all events are delivered or lost; they may still be read. */
	void acknowledge();

	/** Gives the memory back; the events are gone. */
	void release();

}
