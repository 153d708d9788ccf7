package io.cloudwatchlogging.shipping;

import org.jspecify.annotations.Nullable;

/**
 * JVM shutdown hook that is the last stage of a shutdown: it delivers what nobody else
 * has waited for. Hooks run side by side, and the JVM lives until the last one ends. So
 * as long as logging goes on, this one stays until all others have ended or the budget is
 * spent. Safe for use by many threads.
 */
final class ShutdownHook {

	private static final String NAME = "cloudwatch-logs-shutdown";

	private final Runnable action;

	private @Nullable Thread registered;

	ShutdownHook(Runnable action) {
		this.action = action;
	}

	/**
	 * Returns whether a thread is such a hook, of whatever class loader.
	 */
	static boolean isOurs(Thread thread) {
		return NAME.equals(thread.getName());
	}

	/** Makes sure that the hook is registered. */
	synchronized void register() {
		if (this.registered == null) {
			Thread hook = new Thread(this.action, NAME);
			try {
				Runtime.getRuntime().addShutdownHook(hook);
				this.registered = hook;
			}
			catch (IllegalStateException ex) {
				// The JVM shuts down already, and nobody waits for a new hook.
			}
		}
	}

	/**
	 * Makes sure that the hook is not registered.
	 * @return {@code false} if the JVM shuts down already, which is too late for that
	 */
	synchronized boolean remove() {
		Thread hook = this.registered;
		try {
			if (hook != null) {
				Runtime.getRuntime().removeShutdownHook(hook);
				this.registered = null;
			}
			return true;
		}
		catch (IllegalStateException ex) {
			return false;
		}
	}

}
