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

	/**
	 * Adds a context.
	 * @param user lets lines go where this context says
	 */
	synchronized void add(Runnable user) {
		this.users.add(user);
	}

	/** Removes a context, and lets the one before take over if it was the latest. */
	void remove(Runnable user) {
		Runnable successor = successor(user);
		if (successor != null) {
			successor.run();
		}
	}

	private synchronized @Nullable Runnable successor(Runnable user) {
		boolean latest = isLatest(user);
		this.users.remove(user);
		return (latest && !this.users.isEmpty()) ? this.users.get(this.users.size() - 1) : null;
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
