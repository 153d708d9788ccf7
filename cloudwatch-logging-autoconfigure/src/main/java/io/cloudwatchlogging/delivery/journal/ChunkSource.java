package io.cloudwatchlogging.delivery.journal;

/**
 * Where the chunks of a batch come from, and where they go when it is settled.
 */
interface ChunkSource {

	/**
	 * Takes chunks without waiting: all of them, or none.
	 * @param target where to put them
	 * @param from the first place
	 * @param to the place after the last one
	 * @return whether there were so many
	 */
	boolean take(JournalChunk[] target, int from, int to);

	/** Takes a chunk back that was marked as free. */
	void release(JournalChunk chunk);

	/** Notes that the memory of a chunk cannot be read. */
	void unreadable(JournalChunk chunk);

}
