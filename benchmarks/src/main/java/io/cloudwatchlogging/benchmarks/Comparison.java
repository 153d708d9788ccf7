package io.cloudwatchlogging.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.cloudwatchlogging.benchmarks.SharedState.Field;

/**
 * Runs the contenders one after the other, each in a JVM of its own, round by round, and
 * prints a table for each scenario after each round.
 */
final class Comparison {

	/**
	 * The compiler's thresholds in tenths. With the usual ones, the code that runs once
	 * for each request is compiled a minute after the start, while it is measured.
	 */
	private static final String EARLY_COMPILATION = "-XX:CompileThresholdScaling=0.1";

	private final Options options;

	private final Path stateFile;

	private final SharedState state;

	private final Map<Scenario, Table> tables = new EnumMap<>(Scenario.class);

	private Comparison(Options options, Path stateFile) throws IOException {
		this.options = options;
		this.stateFile = stateFile;
		this.state = SharedState.open(stateFile);
	}

	public static void main(String[] args) throws Exception {
		Options options = Options.parse(args);
		Path stateFile = Files.createTempFile("benchmarks", ".state");
		try {
			new Comparison(options, stateFile).run();
		}
		finally {
			Files.delete(stateFile);
		}
	}

	private void run() throws IOException, InterruptedException {
		for (int round = 1; round <= this.options.rounds(); round++) {
			for (Scenario scenario : this.options.scenarios()) {
				for (Contender contender : this.options.contenders()) {
					if (scenario.contenders().contains(contender)) {
						Result result = measure(scenario, contender);
						System.err.println("round " + round + ", " + scenario + ", " + contender + ": " + result);
						this.tables.computeIfAbsent(scenario, (key) -> new Table()).add(contender, result);
					}
				}
			}
			print(round);
		}
	}

	private void print(int rounds) throws IOException {
		System.out.printf("%n%d rounds, %d cores, Java %s%n", rounds, Runtime.getRuntime().availableProcessors(),
				System.getProperty("java.version"));
		for (Map.Entry<Scenario, Table> measured : this.tables.entrySet()) {
			Scenario scenario = measured.getKey();
			System.out.println("\n" + measured.getValue().toMarkdown(scenario.title()));
			if (this.options.charts() != null) {
				measured.getValue()
					.toChart(scenario.title(), scenario.chartColumn())
					.write(this.options.charts().resolve(chartName(scenario)));
			}
		}
	}

	private static String chartName(Scenario scenario) {
		return "benchmark-" + scenario.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".svg";
	}

	private Result measure(Scenario scenario, Contender contender) throws IOException, InterruptedException {
		Process service = Jvm.startService(this.stateFile, this.state);
		try {
			for (Field field : List.of(Field.LATENCY, Field.OUTAGE, Field.EVENTS, Field.BYTES, Field.REQUESTS)) {
				this.state.set(field, 0);
			}
			List<String> jvmOptions = new ArrayList<>(this.options.jvmOptions());
			jvmOptions.add(EARLY_COMPILATION);
			Process application = Jvm
				.process(Application.class, "-Xmx512m", jvmOptions, scenario.name(), contender.name(),
						this.stateFile.toString())
				.start();
			Result result = new Result();
			try (BufferedReader output = application.inputReader()) {
				output.lines().forEach(result::parse);
			}
			application.waitFor();
			return result;
		}
		finally {
			service.destroy();
			service.waitFor();
		}
	}

}
