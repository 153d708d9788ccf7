package io.cloudwatchlogging.autoconfigure;

import java.util.Arrays;
import java.util.Map;

/**
 * The threads of a JVM whose shutdown hooks run.
 */
final class EndingThreads {

	private static final String SPRING_HOOK = "SpringApplicationShutdownHook";

	/** The thread with such a frame is the one that ends the JVM. */
	private static final String SHUTDOWN = "java.lang.Shutdown";

	private static final int START_CHECKS = 100;

	private static final long CHECK_MILLIS = 5;

	private EndingThreads() {
	}

	/**
	 * Waits for Spring Boot's shutdown hook, if it runs. It bounds its own time, and the
	 * JVM waits for it anyway.
	 */
	static void awaitSpringsHook() throws InterruptedException {
		for (int i = 0; i < START_CHECKS && !areHooksStarted(); i++) {
			Thread.sleep(CHECK_MILLIS);
		}
		for (Thread thread : Thread.getAllStackTraces().keySet()) {
			if (SPRING_HOOK.equals(thread.getName())) {
				thread.join();
			}
		}
	}

	/** Whether all hooks have been started: the JVM then waits for one after another. */
	private static boolean areHooksStarted() {
		return Thread.getAllStackTraces()
			.values()
			.stream()
			.filter(EndingThreads::endsTheJvm)
			.flatMap(Arrays::stream)
			.anyMatch((frame) -> frame.getClassName().equals(Thread.class.getName())
					&& frame.getMethodName().equals("join"));
	}

	private static boolean endsTheJvm(StackTraceElement[] stack) {
		return Arrays.stream(stack).anyMatch((frame) -> frame.getClassName().equals(SHUTDOWN));
	}

	/**
	 * Whether threads are left that may be hooks with something to say: all that do not
	 * run in the background, apart from this one and the one that ends the JVM.
	 */
	static boolean mayLog() {
		for (Map.Entry<Thread, StackTraceElement[]> entry : Thread.getAllStackTraces().entrySet()) {
			Thread thread = entry.getKey();
			if (thread != Thread.currentThread() && thread.isAlive() && !thread.isDaemon()
					&& !endsTheJvm(entry.getValue())) {
				return true;
			}
		}
		return false;
	}

}
