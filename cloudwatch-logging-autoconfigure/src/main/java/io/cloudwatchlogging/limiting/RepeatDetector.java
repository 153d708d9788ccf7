package io.cloudwatchlogging.limiting;

import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Detector of events of a logger that repeat the one before: same level, same content.
 * The first one of a run is shipped, the others are counted until another event comes or
 * the run is ended by time. Compares the whole content, never a hash of it. Safe for use
 * by many threads.
 */
final class RepeatDetector {

	/**
	 * Maximum length of a content that is kept to be compared, which bounds the memory: a
	 * longer one is never a repeat.
	 */
	static final int MAX_CONTENT_LENGTH = 1024;

	private static final String EXPLANATION = "each repeated the event before it";

	private final String logger;

	private @Nullable Severity severity;

	private @Nullable String content;

	private long count;

	private long first;

	private long last;

	RepeatDetector(String logger) {
		this.logger = logger;
	}

	/**
	 * Looks at the next event.
	 * @param content what is compared, {@code null} for an event that repeats none
	 * @return whether it is a repeat, and what is to be told of those before it
	 */
	synchronized FoldResult next(Severity severity, long timestamp, @Nullable String content) {
		if (content != null && severity == this.severity && content.equals(this.content)) {
			this.first = (this.count == 0) ? timestamp : Math.min(this.first, timestamp);
			this.last = (this.count == 0) ? timestamp : Math.max(this.last, timestamp);
			this.count++;
			return FoldResult.REPEAT;
		}
		Summary ended = end();
		if (content != null && content.length() <= MAX_CONTENT_LENGTH) {
			this.severity = severity;
			this.content = content;
		}
		return (ended != null) ? new FoldResult(false, ended) : FoldResult.NEW;
	}

	/**
	 * Forgets the content of a run, as its first event is not shipped after all: the next
	 * event is. Repeats that were counted meanwhile are told.
	 */
	synchronized void forget(Severity severity, String content) {
		if (severity == this.severity && content.equals(this.content)) {
			this.content = null;
		}
	}

	synchronized boolean isEmpty() {
		return this.count == 0;
	}

	/** Ends a run, so that the next event is shipped whatever it is. */
	synchronized @Nullable Summary end() {
		Summary ended = null;
		if (this.count > 0 && this.severity != null) {
			ended = new Summary(this.logger, this.severity, LossReason.REPEATED, this.count, this.first, this.last,
					EXPLANATION);
		}
		this.severity = null;
		this.content = null;
		this.count = 0;
		return ended;
	}

}
