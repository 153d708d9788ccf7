package io.cloudwatchlogging.delivery.journal;

import java.util.List;

/**
 * Callback for what the journal's thread does. None of its methods is called under a
 * lock, and what they throw is ignored.
 */
public interface JournalListener {

	/**
	 * Events were found that a process has left.
	 * @param process the id of the process
	 * @param batches its batches, in the order in which they are to be delivered
	 */
	void recovered(String process, List<JournalBatch> batches);

	/** There may be room for more events. */
	void roomAvailable();

	/**
	 * Something has to be known.
	 * @param message what it is
	 */
	void warn(String message);

}
