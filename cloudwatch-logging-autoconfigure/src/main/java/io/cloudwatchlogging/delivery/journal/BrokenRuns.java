package io.cloudwatchlogging.delivery.journal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Runs of a journal in which storing has failed: they take no further events, and end
 * once those that they hold are delivered. Safe for use by many threads.
 */
final class BrokenRuns {

	private final List<OwnRun> runs = new CopyOnWriteArrayList<>();

	void add(OwnRun run) {
		this.runs.add(run);
	}

	/** Chunks that are not delivered. */
	int used() {
		int used = 0;
		for (OwnRun run : this.runs) {
			used += run.used();
		}
		return used;
	}

	/** Deletes what is delivered; on the journal's thread. */
	void finish() {
		for (OwnRun run : this.runs) {
			if (run.used() == 0) {
				this.runs.remove(run);
				run.end();
			}
		}
	}

	/** Leaves what is not delivered to others. */
	void leave() {
		this.runs.forEach(OwnRun::leave);
		this.runs.clear();
	}

}
