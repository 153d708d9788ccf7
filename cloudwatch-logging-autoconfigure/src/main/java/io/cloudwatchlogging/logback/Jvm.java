package io.cloudwatchlogging.logback;

/**
 * The process.
 */
final class Jvm {

	private static final Thread NO_HOOK = new Thread("no hook");

	private Jvm() {
	}

	/** Whether the shutdown hooks run already. */
	static boolean isEnding() {
		try {
			Runtime.getRuntime().removeShutdownHook(NO_HOOK);
			return false;
		}
		catch (IllegalStateException ex) {
			return true;
		}
	}

}
