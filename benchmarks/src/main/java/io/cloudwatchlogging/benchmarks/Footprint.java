package io.cloudwatchlogging.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What the library adds to a small application: {@code Footprint memory|cpu ROUNDS
 * [NAME=CLASSES]}. The application runs in each round without the library, with it, with
 * the AWS SDK alone, with ca.pjer, and with each other version of the library whose
 * classes are named.
 */
final class Footprint {

	private static final String DISABLED = "--cloudwatch.logs.enabled=false";

	private static final String SHIPPER = "--" + FootprintApplication.SHIPPER + "=";

	private static final String MODE = "--" + FootprintApplication.MODE + "=";

	/** How long each application has the machine for its start before the next one. */
	private static final long START_MILLIS = 11_000;

	/** The start is not measured if the load is. */
	private static final long UNMEASURED_START_MILLIS = 4000;

	private final String mode;

	private final int rounds;

	private final Map<String, FootprintRun.Command> rows = new LinkedHashMap<>();

	private final Map<String, List<Map<String, Double>>> results = new LinkedHashMap<>();

	private final Map<String, String> threads = new LinkedHashMap<>();

	private Footprint(String mode, int rounds, List<String> versions) {
		this.mode = mode;
		this.rounds = rounds;
		add("without the library", null, DISABLED);
		add("**this library**", null);
		add("AWS SDK alone", null, DISABLED, SHIPPER + "sdk");
		add("ca.pjer", null, DISABLED, SHIPPER + "ca-pjer");
		for (String version : versions) {
			String[] parts = version.split("=", 2);
			add(parts[0], parts[1]);
		}
	}

	private void add(String name, @Nullable String classes, String... arguments) {
		List<String> all = new ArrayList<>(List.of(arguments));
		all.add(MODE + this.mode);
		this.rows.put(name, new FootprintRun.Command(classes, all));
	}

	public static void main(String[] args) throws Exception {
		Footprint footprint = new Footprint(args[0], Integer.parseInt(args[1]), List.of(args).subList(2, args.length));
		if (args[0].equals(FootprintApplication.CPU)) {
			// The machine is nearly idle meanwhile.
			footprint.measure(footprint.rounds, UNMEASURED_START_MILLIS);
		}
		else {
			for (int round = 0; round < footprint.rounds; round++) {
				footprint.measure(1, START_MILLIS);
			}
		}
		footprint.print();
	}

	/** Runs rounds at the same time: one application starts after the other. */
	private void measure(int parallelRounds, long startMillis) throws Exception {
		Map<FootprintRun, String> runs = new LinkedHashMap<>();
		try {
			for (int round = 0; round < parallelRounds; round++) {
				for (Map.Entry<String, FootprintRun.Command> row : this.rows.entrySet()) {
					runs.put(FootprintRun.start(row.getValue()), row.getKey());
					Thread.sleep(startMillis);
				}
			}
			for (Map.Entry<FootprintRun, String> run : runs.entrySet()) {
				this.results.computeIfAbsent(run.getValue(), (name) -> new ArrayList<>()).add(run.getKey().await());
				if (!run.getKey().threads().isEmpty()) {
					this.threads.put(run.getValue(), run.getKey().threads());
				}
			}
		}
		finally {
			for (FootprintRun run : runs.keySet()) {
				run.end();
			}
		}
	}

	private void print() {
		Set<String> columns = new LinkedHashSet<>();
		this.results.values().forEach((runs) -> runs.forEach((run) -> columns.addAll(run.keySet())));
		System.out.println(
				"| " + FootprintRun.HEAP + ", medians of " + this.rounds + " | " + String.join(" | ", columns) + " |");
		System.out.println("|---" + "|---:".repeat(columns.size()) + "|");
		this.results.forEach((name, runs) -> {
			StringBuilder row = new StringBuilder("| " + name);
			columns.forEach((column) -> row.append(" | ").append(cell(runs, column)));
			System.out.println(row + " |");
		});
		System.out.println();
		this.threads.forEach((name, names) -> System.out.println("* Threads, " + name + ": " + names));
	}

	private static String cell(List<Map<String, Double>> runs, String column) {
		List<Double> values = runs.stream().map((run) -> run.getOrDefault(column, Double.NaN)).sorted().toList();
		int count = values.size();
		double median = (values.get((count - 1) / 2) + values.get(count / 2)) / 2;
		String number = column.startsWith("CPU") ? "%,.2f" : "%,.0f";
		return String.format(Locale.ROOT, number + " (" + number + "-" + number + ")", median, values.get(0),
				values.get(count - 1));
	}

}
