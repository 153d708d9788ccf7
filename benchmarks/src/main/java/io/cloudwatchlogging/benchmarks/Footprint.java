package io.cloudwatchlogging.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * What the library adds to a small application: {@code Footprint ROUNDS [NAME=CLASSES]}.
 * The application runs without the library at work, with it, and with each other version
 * whose classes are named, all at the same time: memory does not depend on the pace.
 */
final class Footprint {

	private static final String WITHOUT = "cloudwatch.logs.enabled=false";

	private static final String LIBRARY = "this library";

	private final Map<String, List<Map<String, Double>>> results = new LinkedHashMap<>();

	private Footprint() {
	}

	public static void main(String[] args) throws Exception {
		Footprint footprint = new Footprint();
		int rounds = Integer.parseInt(args[0]);
		for (int round = 0; round < rounds; round++) {
			footprint.measure(List.of(args).subList(1, args.length));
		}
		footprint.print();
	}

	private void measure(List<String> versions) throws IOException, InterruptedException {
		Path stateFile = Files.createTempFile("footprint", ".state");
		SharedState state = SharedState.open(stateFile);
		Process service = Jvm.startService(stateFile, state);
		try {
			String endpoint = "--cloudwatch.logs.endpoint="
					+ new Endpoint((int) state.get(SharedState.Field.PORT)).uri();
			Map<String, Process> applications = new LinkedHashMap<>();
			applications.put(WITHOUT, start(null, endpoint, "--" + WITHOUT));
			applications.put(LIBRARY, start(null, endpoint));
			for (String version : versions) {
				String[] parts = version.split("=", 2);
				applications.put(parts[0], start(parts[1], endpoint));
			}
			for (Map.Entry<String, Process> application : applications.entrySet()) {
				this.results.computeIfAbsent(application.getKey(), (key) -> new ArrayList<>())
					.add(read(application.getValue()));
			}
		}
		finally {
			service.destroy();
			service.waitFor();
			Files.delete(stateFile);
		}
	}

	private static Process start(@Nullable String classes, String... properties) throws IOException {
		List<String> arguments = new ArrayList<>(List.of(properties));
		arguments.add("--logging.threshold.console=OFF");
		arguments.add("--spring.main.banner-mode=off");
		arguments.add("--spring.application.name=footprint");
		ProcessBuilder builder = Jvm.process(FootprintApplication.class, "-Xmx256m", List.of(),
				arguments.toArray(new String[0]));
		if (classes != null) {
			int classPath = builder.command().indexOf("-cp") + 1;
			builder.command().set(classPath, classes + File.pathSeparator + builder.command().get(classPath));
		}
		return builder.start();
	}

	private static Map<String, Double> read(Process application) throws IOException, InterruptedException {
		Map<String, Double> values = new LinkedHashMap<>();
		try (BufferedReader output = application.inputReader()) {
			output.lines().filter((line) -> line.contains("=")).forEach((line) -> {
				int end = line.lastIndexOf('=');
				values.put(line.substring(0, end), Double.valueOf(line.substring(end + 1)));
			});
		}
		application.waitFor();
		return values;
	}

	private void print() {
		Set<String> columns = new TreeSet<>();
		this.results.values().forEach((runs) -> runs.forEach((run) -> columns.addAll(run.keySet())));
		System.out.println("| -Xmx256m | " + String.join(" | ", columns) + " |");
		System.out.println("|---" + "|---:".repeat(columns.size()) + "|");
		this.results.forEach((name, runs) -> {
			StringBuilder row = new StringBuilder("| " + name);
			columns.forEach((column) -> row.append(" | ").append(cell(runs, column)));
			System.out.println(row + " |");
		});
	}

	private static String cell(List<Map<String, Double>> runs, String column) {
		List<Double> values = runs.stream().map((run) -> run.getOrDefault(column, Double.NaN)).sorted().toList();
		return String.format(Locale.ROOT, "%,.0f (%,.0f-%,.0f)", values.get(values.size() / 2), values.get(0),
				values.get(values.size() - 1));
	}

}
