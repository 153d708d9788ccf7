package io.cloudwatchlogging.shipping;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JvmState}.
 */
class JvmStateTests {

	@Test
	void aJvmThatRunsDoesNotShutDown() {
		assertThat(JvmState.CURRENT.isShuttingDown()).isFalse();
	}

	@Test
	void aJvmShutsDownFromItsFirstHookOn() throws Exception {
		assertThat(runJvm()).isEqualTo("running, shutting down");
	}

	private static String runJvm() throws Exception {
		Path java = Path.of(System.getProperty("java.home"), "bin", "java");
		String classPath = classes(JvmStateTests.class) + File.pathSeparator + classes(JvmState.class);
		Process process = new ProcessBuilder(java.toString(), "-cp", classPath, Program.class.getName())
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		process.waitFor();
		return output;
	}

	private static Path classes(Class<?> type) throws Exception {
		return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
	}

	/**
	 * Tells the state while it runs and while it ends.
	 */
	static final class Program {

		private Program() {
		}

		public static void main(String[] args) {
			Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.print(", " + describe())));
			System.out.print(describe());
		}

		private static String describe() {
			return JvmState.CURRENT.isShuttingDown() ? "shutting down" : "running";
		}

	}

}
