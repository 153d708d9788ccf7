package io.cloudwatchlogging.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What the comparison is asked for.
 *
 * @param rounds how often each contender runs in each scenario
 * @param scenarios what is measured
 * @param contenders who takes part
 * @param jvmOptions options of the processes that log
 * @param charts the directory for a chart of each scenario, {@code null} for none
 */
record Options(int rounds, Set<Scenario> scenarios, Set<Contender> contenders, List<String> jvmOptions,
		@Nullable Path charts) {

	static Options parse(String[] args) {
		int rounds = 3;
		Set<Scenario> scenarios = EnumSet.allOf(Scenario.class);
		Set<Contender> contenders = EnumSet.allOf(Contender.class);
		List<String> jvmOptions = new ArrayList<>();
		Path charts = null;
		for (String arg : args) {
			String value = arg.substring(arg.indexOf('=') + 1);
			switch (arg.substring(0, Math.max(0, arg.indexOf('=')))) {
				case "--rounds" -> rounds = Integer.parseInt(value);
				case "--scenarios" -> scenarios = parse(Scenario.class, value);
				case "--contenders" -> contenders = parse(Contender.class, value);
				case "--charts" -> charts = Path.of(value);
				case "--jvm" -> jvmOptions.add(value);
				default -> throw new IllegalArgumentException("Unknown option " + arg
						+ "; there are --rounds=3, --scenarios=THROUGHPUT,BURST, --contenders=PLAIN,GZIP, --charts=docs/images and --jvm=-Xlog:gc");
			}
		}
		return new Options(rounds, scenarios, contenders, jvmOptions, charts);
	}

	private static <E extends Enum<E>> Set<E> parse(Class<E> type, String names) {
		Set<E> values = EnumSet.noneOf(type);
		Arrays.stream(names.split(","))
			.map((name) -> Enum.valueOf(type, name.toUpperCase(Locale.ROOT).replace('-', '_')))
			.forEach(values::add);
		return values;
	}

}
