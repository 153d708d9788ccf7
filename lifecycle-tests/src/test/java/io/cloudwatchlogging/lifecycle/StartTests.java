package io.cloudwatchlogging.lifecycle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.example.shop.ShopApplication;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of what the library adds to the start of a web application: the same application
 * is started in turns with it and without it. They print what they measure. Run with the
 * profile {@code soak}.
 */
@Tag("soak")
class StartTests {

	private static final int ROUNDS = Integer.getInteger("soak.rounds", 15);

	private static final Pattern STARTED = Pattern
		.compile("Started ShopApplication in ([0-9.]+) seconds \\(process running for ([0-9.]+)\\)");

	@AutoClose
	private final EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();

	@Test
	void timeUntilTheApplicationIsReady() throws Exception {
		Map<Build, List<Long>> millis = new EnumMap<>(Build.class);
		for (int round = -1; round < ROUNDS; round++) {
			for (Build build : Build.values()) {
				long started = start(build);
				if (round >= 0) {
					millis.computeIfAbsent(build, (key) -> new ArrayList<>()).add(started);
				}
			}
		}
		System.out.println("| build | ms from the start of the JVM until the application is ready |\n| --- | --- |");
		millis.forEach((build, times) -> {
			times.sort(null);
			System.out.printf(Locale.ROOT, "| %s | %d (%d to %d) |%n", build.name, median(times), times.get(0),
					times.get(times.size() - 1));
		});
		long plain = median(Objects.requireNonNull(millis.get(Build.PLAIN)));
		long library = median(Objects.requireNonNull(millis.get(Build.LIBRARY)));
		assertThat(library).as("beside %d ms of an application without the library", plain).isLessThan(2 * plain);
	}

	private static long median(List<Long> sorted) {
		return sorted.get(sorted.size() / 2);
	}

	private long start(Build build) throws Exception {
		try (RunningApplication running = Application.of(ShopApplication.class, this.service)
			.with(Feature.WEB, Feature.ACTUATOR)
			.exclude(build.missing)
			.without("cloudwatch.logs.delivery.shutdown-timeout")
			.usualJvm()
			.start()) {
			running.awaitLine("The shop is open");
			Matcher started = STARTED.matcher(running.console());
			assertThat(started.find()).isTrue();
			running.terminate().awaitEnd();
			return Math.round(Double.parseDouble(started.group(2)) * 1000);
		}
	}

	/**
	 * What the application is built with.
	 */
	private enum Build {

		/** Neither the library nor anything of AWS. */
		PLAIN("without the library", (entry) -> isLibrary(entry) || isAws(entry)),

		/** What the library is built on. */
		SPRING_CLOUD_AWS("with Spring Cloud AWS", Build::isLibrary),

		/** All of it. */
		LIBRARY("with the library", (entry) -> false);

		private final String name;

		private final Predicate<Path> missing;

		Build(String name, Predicate<Path> missing) {
			this.name = name;
			this.missing = missing;
		}

		private static boolean isLibrary(Path entry) {
			return entry.toString().contains("cloudwatch-logging-");
		}

		private static boolean isAws(Path entry) {
			String path = entry.toString();
			return path.contains("spring-cloud-aws") || path.contains("awssdk");
		}

	}

}
