package io.cloudwatchlogging.delivery.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A JVM of its own.
 */
final class OtherProcess {

	private OtherProcess() {
	}

	/** Whether another process can acquire the lock of a run at this moment. */
	static boolean acquires(Path lock) throws IOException, InterruptedException {
		return start(List.of(), LockAttempt.class, lock.toString()).waitFor() == 0;
	}

	/** Starts a program of the tests, of which nobody reads the output. */
	static Process start(List<String> options, Class<?> program, String... arguments) throws IOException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(options);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
		command.addAll(List.of(arguments));
		return new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
	}

	/**
	 * Ends with zero if it acquires a lock.
	 */
	static final class LockAttempt {

		private LockAttempt() {
		}

		public static void main(String[] arguments) throws IOException {
			System.exit((RunLock.tryAcquire(Path.of(arguments[0])) != null) ? 0 : 1);
		}

	}

}
