package io.cloudwatchlogging.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One run of {@link FootprintApplication}, in a JVM of its own, with a service of its own
 * in another JVM.
 */
final class FootprintRun {

	static final String HEAP = "-Xmx256m";

	private final Path stateFile;

	private final SharedState state;

	private final Process service;

	private final Process application;

	private String threads = "";

	private FootprintRun(Path stateFile, SharedState state, Process service, Process application) {
		this.stateFile = stateFile;
		this.state = state;
		this.service = service;
		this.application = application;
	}

	static FootprintRun start(Command command) throws IOException, InterruptedException {
		Path stateFile = Files.createTempFile("footprint", ".state");
		SharedState state = SharedState.open(stateFile);
		Process service = Jvm.startService(stateFile, state);
		try {
			Endpoint endpoint = new Endpoint((int) state.get(SharedState.Field.PORT));
			return new FootprintRun(stateFile, state, service, command.start(endpoint));
		}
		catch (IOException ex) {
			service.destroy();
			throw ex;
		}
	}

	/** Waits for the end of the application, and returns what it has measured. */
	Map<String, Double> await() throws IOException, InterruptedException {
		Map<String, Double> values = new LinkedHashMap<>();
		try (BufferedReader output = this.application.inputReader()) {
			output.lines().forEach((line) -> {
				int end = line.lastIndexOf('=');
				if (line.startsWith(FootprintApplication.THREADS)) {
					this.threads = line.substring(FootprintApplication.THREADS.length());
				}
				else if (end > 0) {
					values.put(line.substring(0, end), Double.valueOf(line.substring(end + 1)));
				}
			});
		}
		int status = this.application.waitFor();
		if (status != 0) {
			throw new IllegalStateException("An application ended with " + status);
		}
		values.put("events acknowledged", (double) this.state.get(SharedState.Field.EVENTS));
		return values;
	}

	/** Names of the threads of the idle application. */
	String threads() {
		return this.threads;
	}

	/** Ends both processes, if they have not ended yet. */
	void end() throws IOException, InterruptedException {
		this.application.destroy();
		this.service.destroy();
		this.service.waitFor();
		Files.delete(this.stateFile);
	}

	/**
	 * How to start an application.
	 *
	 * @param classes classes of another version of the library, {@code null} for this one
	 * @param arguments arguments of the application
	 */
	record Command(@Nullable String classes, List<String> arguments) {

		private Process start(Endpoint endpoint) throws IOException {
			List<String> all = new ArrayList<>(this.arguments);
			all.add("--cloudwatch.logs.endpoint=" + endpoint.uri());
			all.add("--logging.threshold.console=OFF");
			all.add("--spring.main.banner-mode=off");
			all.add("--spring.application.name=footprint");
			ProcessBuilder builder = Jvm.process(FootprintApplication.class, HEAP, List.of(),
					all.toArray(new String[0]));
			if (this.classes != null) {
				int classPath = builder.command().indexOf("-cp") + 1;
				builder.command().set(classPath, this.classes + File.pathSeparator + builder.command().get(classPath));
			}
			return builder.start();
		}

	}

}
