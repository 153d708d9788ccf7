package io.cloudwatchlogging.logback;

import org.jspecify.annotations.Nullable;

/**
 * The declared appender in whose place the automatic one stands for a moment, while
 * Logback is configured anew: events go where that one's go. Safe for use by many
 * threads.
 */
final class Predecessor {

	private volatile @Nullable RouteSource appender;

	private boolean fresh;

	/** Returns the appender, {@code null} if there is none. */
	@Nullable RouteSource appender() {
		return this.appender;
	}

	/** Keeps the place of an appender that Logback is about to detach. */
	synchronized void set(RouteSource appender) {
		forget();
		this.appender = appender;
		this.fresh = true;
	}

	/** Forgets the appender, unless it was set since the last call. */
	synchronized void expire() {
		if (this.fresh) {
			this.fresh = false;
		}
		else {
			forget();
		}
	}

	/** Forgets the appender, as Logback has been configured. */
	synchronized void forget() {
		RouteSource forgotten = this.appender;
		this.appender = null;
		if (forgotten != null) {
			forgotten.retire();
		}
	}

}
