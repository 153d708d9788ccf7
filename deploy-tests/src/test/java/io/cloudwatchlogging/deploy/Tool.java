package io.cloudwatchlogging.deploy;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A program of others that checks a file. Where it is not on the path, the test is
 * skipped, and says why.
 *
 * @param path where it is
 */
record Tool(Path path) {

	private static final long TIMEOUT_MINUTES = 5;

	static Tool find(String name) {
		List<Path> found = Stream.of(System.getenv("PATH").split(File.pathSeparator))
			.map((folder) -> Path.of(folder, name))
			.filter((candidate) -> candidate.toFile().canExecute())
			.toList();
		Assumptions.assumeFalse(found.isEmpty(), () -> name + " is not on the path, so the file is not checked by it");
		return new Tool(found.get(0));
	}

	Process start(String... arguments) throws IOException {
		List<String> command = new ArrayList<>(List.of(this.path.toString()));
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).directory(DeployFiles.ROOT.toFile())
			.redirectErrorStream(true);
		builder.environment().put("CHECKPOINT_DISABLE", "1");
		return builder.start();
	}

	/** Runs the program, which is to find nothing wrong. */
	void passes(String... arguments) throws IOException, InterruptedException {
		Process process = start(arguments);
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)).isTrue();
		assertThat(process.exitValue()).as(output).isZero();
	}

}
