package io.cloudwatchlogging.logback;

import org.jspecify.annotations.Nullable;

/**
 * The start of shipping that an application has begun and not completed, if there is one.
 * It is completed once at most. Safe for use by many threads.
 */
final class PendingStart {

	private @Nullable StartCompletion completion;

	private boolean onlyAtEnd;

	/** Notes that an application begins. */
	synchronized void begin(StartCompletion started) {
		this.completion = started;
		this.onlyAtEnd = false;
	}

	/** Notes that the application has completed the start itself, or is not to. */
	synchronized void clear() {
		this.completion = null;
	}

	/** Lets nothing but the end of the application complete the start for it. */
	synchronized void completeOnlyAtEnd() {
		this.onlyAtEnd = true;
	}

	/** Completes the start by what is known by now, as nothing more will be. */
	void complete() {
		complete(false);
	}

	/** Completes the start if it is known by now where events go. */
	void completeIfReady() {
		complete(true);
	}

	private void complete(boolean onlyIfReady) {
		StartCompletion due;
		synchronized (this) {
			due = (onlyIfReady && this.onlyAtEnd) ? null : this.completion;
		}
		if (due == null || (onlyIfReady && !due.isReady())) {
			return;
		}
		synchronized (this) {
			if (this.completion != due) {
				return;
			}
			this.completion = null;
		}
		due.complete();
	}

}
