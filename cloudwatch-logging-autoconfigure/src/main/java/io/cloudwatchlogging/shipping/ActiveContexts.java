package io.cloudwatchlogging.shipping;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The application contexts that ship, in the order of their starts. The latest one says
 * where events go, as the logging system is one for all of them. Safe for use by many
 * threads.
 */
final class ActiveContexts {

	/** What makes events go where a context says, by context. */
	private final List<Runnable> contexts = new ArrayList<>();

	/**
	 * Held while a context takes over: one at a time, and none that is removed meanwhile.
	 */
	private final Object succession = new Object();

	/**
	 * Adds a context.
	 * @param takeOver makes events go where this context says
	 */
	synchronized void add(Runnable takeOver) {
		this.contexts.add(takeOver);
	}

	/** Removes a context, and lets the one before take over if it was the latest. */
	void remove(Runnable takeOver) {
		synchronized (this.succession) {
			boolean latest;
			synchronized (this) {
				latest = isLatest(takeOver);
				this.contexts.remove(takeOver);
			}
			if (latest) {
				restore();
			}
		}
	}

	/**
	 * Lets the latest context take over once more, if there is one. One that starts
	 * meanwhile takes over after it, as its own start may have come in between.
	 */
	void restore() {
		synchronized (this.succession) {
			Runnable successor = null;
			for (Runnable latest = latest(); latest != null && latest != successor; latest = latest()) {
				successor = latest;
				successor.run();
			}
		}
	}

	private synchronized @Nullable Runnable latest() {
		return this.contexts.isEmpty() ? null : this.contexts.get(this.contexts.size() - 1);
	}

	private boolean isLatest(Runnable takeOver) {
		return this.contexts.indexOf(takeOver) == this.contexts.size() - 1;
	}

	/** Returns whether a context is the latest of several ones. */
	synchronized boolean isLatestOfSeveral(Runnable takeOver) {
		return this.contexts.size() > 1 && isLatest(takeOver);
	}

	synchronized boolean isEmpty() {
		return this.contexts.isEmpty();
	}

	/** Returns whether there are at least two. */
	synchronized boolean areSeveral() {
		return this.contexts.size() > 1;
	}

}
