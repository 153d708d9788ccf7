package io.cloudwatchlogging.delivery.journal;

import org.jspecify.annotations.Nullable;

/**
 * How many chunks there may be, those included that earlier processes have left, and
 * those of runs in which storing has failed.
 */
final class JournalCapacity {

	/** The share of the chunks that only privileged events may use. */
	private static final int RESERVED_SHARE = 10;

	/** What a process has for its own events, whatever others have left. */
	private static final int MIN_OWN_CHUNKS = OwnRun.FIRST_CHUNKS;

	private final int maxChunks;

	private final Adoption adoption;

	private final BrokenRuns broken;

	JournalCapacity(int maxChunks, Adoption adoption, BrokenRuns broken) {
		this.maxChunks = maxChunks;
		this.adoption = adoption;
		this.broken = broken;
	}

	/** The chunks of other runs that are not delivered. */
	private int usedByOthers() {
		return this.adoption.used() + this.broken.used();
	}

	/** The chunks that may be added to a run. */
	int growth(OwnRun run) {
		return Math.max(MIN_OWN_CHUNKS, this.maxChunks - usedByOthers()) - run.allocated();
	}

	/**
	 * Whether events may take so many chunks.
	 * @param run the run, {@code null} if there is none
	 * @param privileged whether they may use the last tenth
	 */
	boolean hasRoom(@Nullable OwnRun run, int chunks, boolean privileged) {
		int own = (run != null) ? run.used() : 0;
		int limit = privileged ? this.maxChunks : this.maxChunks - this.maxChunks / RESERVED_SHARE;
		return own + usedByOthers() + chunks <= limit || own + chunks <= MIN_OWN_CHUNKS;
	}

}
