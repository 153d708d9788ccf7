package io.cloudwatchlogging.shipping;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the shutdown hooks of others while the JVM shuts down. The JDK does not tell
 * them, so they are what is left of all threads: those that run in the foreground, were
 * not there yet while the application ran, and do not end the JVM themselves.
 */
final class HookThreads {

	private static final String SPRING_HOOK = "SpringApplicationShutdownHook";

	/** The thread with such a frame is the one that ends the JVM. */
	private static final String SHUTDOWN = "java.lang.Shutdown";

	private static final int START_CHECKS = 100;

	private static final long CHECK_MILLIS = 5;

	private volatile Set<Long> earlier = Set.of();

	/** Notes the threads of the application, which are no hooks. */
	void noteRunning() {
		Thread[] threads = all();
		this.earlier = Arrays.stream(threads)
			.filter(HookThreads::isForeground)
			.map(Thread::getId)
			.collect(Collectors.toSet());
	}

	private static Thread[] all() {
		ThreadGroup group = Thread.currentThread().getThreadGroup();
		while (group != null && group.getParent() != null) {
			group = group.getParent();
		}
		if (group == null) {
			return new Thread[0];
		}
		// More than are there, as their number is an estimate.
		Thread[] threads = new Thread[group.activeCount() * 2 + 16];
		return Arrays.copyOf(threads, group.enumerate(threads));
	}

	private static boolean isForeground(Thread thread) {
		return thread.isAlive() && !thread.isDaemon();
	}

	/**
	 * Waits for Spring Boot's shutdown hook, if it runs. It bounds its own time, and the
	 * JVM waits for it anyway.
	 */
	static void awaitSpringHook() throws InterruptedException {
		for (int i = 0; i < START_CHECKS && !areStarted(); i++) {
			Thread.sleep(CHECK_MILLIS);
		}
		for (Thread thread : all()) {
			if (SPRING_HOOK.equals(thread.getName())) {
				thread.join();
			}
		}
	}

	/**
	 * Returns whether all hooks have been started: the JVM then joins one after another.
	 */
	private static boolean areStarted() {
		return Thread.getAllStackTraces()
			.values()
			.stream()
			.filter(HookThreads::endsTheJvm)
			.flatMap(Arrays::stream)
			.anyMatch((frame) -> frame.getClassName().equals(Thread.class.getName())
					&& frame.getMethodName().equals("join"));
	}

	private static boolean endsTheJvm(StackTraceElement[] stack) {
		return Arrays.stream(stack).anyMatch((frame) -> frame.getClassName().equals(SHUTDOWN));
	}

	/**
	 * Returns whether hooks other than the current thread are still running. Those of the
	 * library in another application of the process do not count: they wait themselves,
	 * and would wait for this one.
	 */
	boolean areRunning() {
		for (Map.Entry<Thread, StackTraceElement[]> entry : Thread.getAllStackTraces().entrySet()) {
			Thread thread = entry.getKey();
			if (thread != Thread.currentThread() && isForeground(thread) && !this.earlier.contains(thread.getId())
					&& !ShutdownHook.isOurs(thread) && !endsTheJvm(entry.getValue())) {
				return true;
			}
		}
		return false;
	}

}
