package io.cloudwatchlogging.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The results of a scenario: a row for each contender with the median of each column, and
 * the least and greatest value where they differ.
 */
final class Table {

	private final Map<Contender, List<Result>> results = new TreeMap<>();

	void add(Contender contender, Result result) {
		this.results.computeIfAbsent(contender, (key) -> new ArrayList<>()).add(result);
	}

	/** The table in Markdown. */
	String toMarkdown(String title) {
		Set<String> columns = new LinkedHashSet<>();
		this.results.values().forEach((runs) -> runs.forEach((run) -> columns.addAll(run.values().keySet())));
		StringBuilder text = new StringBuilder("| " + title);
		columns.forEach((column) -> text.append(" | ").append(column));
		text.append(" |\n|---").append("|---:".repeat(columns.size())).append("|\n");
		this.results.forEach((contender, runs) -> {
			text.append("| ").append(contender.title());
			columns.forEach((column) -> text.append(" | ").append(cell(runs, column)));
			text.append(" |\n");
		});
		return text.toString();
	}

	/** A chart of one of the columns. */
	Chart toChart(String title, String column) {
		List<Chart.Bar> bars = new ArrayList<>();
		this.results.forEach((contender, runs) -> {
			List<Double> values = values(runs, column);
			if (!values.isEmpty()) {
				bars.add(new Chart.Bar(contender, values.get(0), median(values), values.get(values.size() - 1)));
			}
		});
		return new Chart(title, column, bars);
	}

	/** The values of a column in ascending order. */
	private static List<Double> values(List<Result> runs, String column) {
		return runs.stream()
			.filter((run) -> run.values().containsKey(column))
			.map((run) -> run.values().get(column))
			.sorted()
			.toList();
	}

	private static String cell(List<Result> runs, String column) {
		List<Double> values = values(runs, column);
		if (values.isEmpty()) {
			return (runs.stream().allMatch((run) -> run.values().isEmpty())) ? "failed" : "";
		}
		String least = format(values.get(0));
		String greatest = format(values.get(values.size() - 1));
		return least.equals(greatest) ? least : format(median(values)) + " (" + least + "-" + greatest + ")";
	}

	private static double median(List<Double> ascending) {
		int middle = ascending.size() / 2;
		return (ascending.size() % 2 == 1) ? ascending.get(middle)
				: (ascending.get(middle - 1) + ascending.get(middle)) / 2;
	}

	/** A value with about three digits. */
	static String format(double value) {
		if (value == 0 || Math.abs(value) >= 100) {
			return String.format(Locale.ROOT, "%,.0f", value);
		}
		return String.format(Locale.ROOT, (Math.abs(value) >= 10) ? "%.1f" : "%.3f", value);
	}

}
