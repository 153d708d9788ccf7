package io.cloudwatchlogging.shipping;

/**
 * State of the JVM: running or shutting down.
 */
@FunctionalInterface
public interface JvmState {

	/**
	 * The state of the JVM that this code runs in. Removing a hook is the only question
	 * that the JDK answers differently once the shutdown has begun.
	 */
	JvmState CURRENT = () -> {
		try {
			Runtime.getRuntime().removeShutdownHook(new Thread("never registered"));
			return false;
		}
		catch (IllegalStateException ex) {
			return true;
		}
	};

	/**
	 * Returns whether the shutdown hooks have been started.
	 * @return {@code true} once the JVM shuts down
	 */
	boolean isShuttingDown();

}
