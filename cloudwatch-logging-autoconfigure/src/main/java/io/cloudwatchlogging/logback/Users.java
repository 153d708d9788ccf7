package io.cloudwatchlogging.logback;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The application contexts that ship, in the order of their starts. Where the lines go is
 * up to the latest one, as Logback is one for all of them. Safe for use by many threads.
 */
final class Users {

	private final List<Runnable> users = new ArrayList<>();

	/** One takes over at a time, and none that is removed meanwhile. */
	private final Object succession = new Object();

	/**
	 * Adds a context.
	 * @param user lets lines go where this context says
	 */
	synchronized void add(Runnable user) {
		this.users.add(user);
	}

	/** Removes a context, and lets the one before take over if it was the latest. */
	void remove(Runnable user) {
		synchronized (this.succession) {
			boolean latest;
			synchronized (this) {
				latest = isLatest(user);
				this.users.remove(user);
			}
			if (latest) {
				restore();
			}
		}
	}

	/** Lets the latest context take over once more, if there is one. */
	void restore() {
		synchronized (this.succession) {
			Runnable latest = latest();
			if (latest != null) {
				latest.run();
			}
		}
	}

	private synchronized @Nullable Runnable latest() {
		return this.users.isEmpty() ? null : this.users.get(this.users.size() - 1);
	}

	private boolean isLatest(Runnable user) {
		return this.users.indexOf(user) == this.users.size() - 1;
	}

	/** Whether a context is the latest of several ones. */
	synchronized boolean isLatestOfSeveral(Runnable user) {
		return this.users.size() > 1 && isLatest(user);
	}

	synchronized boolean isEmpty() {
		return this.users.isEmpty();
	}

	/** Whether there are at least two. */
	synchronized boolean areSeveral() {
		return this.users.size() > 1;
	}

}
