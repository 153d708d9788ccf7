package io.cloudwatchlogging.delivery.journal;

import org.jspecify.annotations.Nullable;

/**
 * How many chunks there may be, those that earlier processes have left included.
 */
final class JournalCapacity {

	/** The share of the chunks that only privileged events may use. */
	private static final int RESERVED_SHARE = 10;

	/** What a process has for its own events, whatever earlier ones have left. */
	private static final int MIN_OWN_CHUNKS = OwnRun.FIRST_CHUNKS;

	private final int maxChunks;

	private final Adoption adoption;

	JournalCapacity(int maxChunks, Adoption adoption) {
		this.maxChunks = maxChunks;
		this.adoption = adoption;
	}

	/** The chunks that may be added to a run. */
	int growth(OwnRun run) {
		return Math.max(MIN_OWN_CHUNKS, this.maxChunks - this.adoption.used()) - run.allocated();
	}

	/**
	 * Whether events may take so many chunks.
	 * @param run the run, {@code null} if there is none
	 * @param privileged whether they may use the last tenth
	 */
	boolean hasRoom(@Nullable OwnRun run, int chunks, boolean privileged) {
		int own = (run != null) ? run.used() : 0;
		int limit = privileged ? this.maxChunks : this.maxChunks - this.maxChunks / RESERVED_SHARE;
		return own + this.adoption.used() + chunks <= limit || own + chunks <= MIN_OWN_CHUNKS;
	}

}
