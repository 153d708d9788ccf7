package io.cloudwatchlogging.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts processes with the class path of this one.
 */
final class Jvm {

	private Jvm() {
	}

	static ProcessBuilder process(Class<?> main, String heap, List<String> options, String... arguments) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.add(heap);
		command.addAll(options);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().put("AWS_REGION", Endpoint.REGION);
		builder.environment().put("AWS_ACCESS_KEY_ID", Endpoint.ACCESS_KEY);
		builder.environment().put("AWS_SECRET_ACCESS_KEY", Endpoint.SECRET_KEY);
		builder.environment().put("AWS_EC2_METADATA_DISABLED", "true");
		builder.redirectError(ProcessBuilder.Redirect.DISCARD);
		return builder;
	}

	/** Starts the service and waits until it listens. */
	static Process startService(Path stateFile, SharedState state) throws IOException, InterruptedException {
		state.set(SharedState.Field.PORT, 0);
		Process service = process(Service.class, "-Xmx256m", List.of(), stateFile.toString())
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
		while (state.get(SharedState.Field.PORT) == 0) {
			if (!service.isAlive()) {
				throw new IllegalStateException("The service ended with " + service.exitValue());
			}
			Thread.sleep(10);
		}
		return service;
	}

}
