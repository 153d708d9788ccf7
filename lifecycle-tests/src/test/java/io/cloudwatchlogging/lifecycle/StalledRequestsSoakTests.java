package io.cloudwatchlogging.lifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import io.cloudwatchlogging.test.fault.Fault;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tests that let applications log for 10 to 30 seconds, with a share of the PutLogEvents
 * requests never answered, and print what became of their lines. Half of those requests
 * are carried out, half are not. Run with the profile {@code soak}; the system properties
 * {@code soak.seeds} and {@code soak.parallel} say how many runs there are for each share
 * and how many of them at one time, {@code soak.seed} where the seeds begin.
 */
@Tag("soak")
class StalledRequestsSoakTests {

	/** The default, which is longer in other tests. */
	private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(5);

	private static final List<Integer> PERCENT = List.of(5, 10, 20, 40);

	private final int rate = Integer.getInteger("soak.rate", 100);

	private final int seeds = Integer.getInteger("soak.seeds", 20);

	private final long firstSeed = Long.getLong("soak.seed", 1);

	private final ExecutorService runs = Executors.newFixedThreadPool(Integer.getInteger("soak.parallel", 2));

	@Test
	void requestsThatAreNeverAnsweredLoseNothing() throws Exception {
		System.out.println(SoakResult.HEADER);
		List<Future<SoakResult>> results = new ArrayList<>();
		for (int percent : PERCENT) {
			for (int i = 0; i < this.seeds; i++) {
				long seed = this.firstSeed + i;
				results.add(this.runs.submit(() -> run(percent, seed)));
			}
		}
		SoftAssertions softly = new SoftAssertions();
		try {
			for (Future<SoakResult> result : results) {
				check(result.get(), softly);
			}
		}
		finally {
			this.runs.shutdownNow();
		}
		softly.assertAll();
	}

	private SoakResult run(int percent, long seed) throws Exception {
		Random random = new Random(1000L * percent + seed);
		Duration duration = Duration.ofMillis(10_000 + random.nextInt(20_000));
		SoakSettings settings = new SoakSettings(this.rate, duration, "", seed);
		try (EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start()) {
			// The second one is for those that the first one spares.
			double share = percent / 200.0;
			service.faults().inject(Fault.blackHole().onOperation("PutLogEvents").share(share, random.nextLong()));
			service.faults()
				.inject(Fault.stall().onOperation("PutLogEvents").share(share / (1 - share), random.nextLong()));
			try (RunningApplication application = settings.application(service)
				.property("cloudwatch.logs.delivery.shutdown-timeout", SHUTDOWN_TIMEOUT.toSeconds() + "s")
				.start()) {
				EndedApplication ended = application.awaitErrorLine(SoakSettings.COUNTED).terminate().awaitEnd();
				SoakResult result = SoakResult.of(
						"%d %% stalled, seed %d, %.1f s".formatted(percent, seed, duration.toMillis() / 1000.0), ended,
						service);
				System.out.println(result);
				return result;
			}
		}
	}

	private static void check(SoakResult result, SoftAssertions softly) {
		if (result.name().startsWith("40")) {
			// What all the requests for a batch that the time allows may have met.
			softly.assertThat(result.lost()).as(result.name() + ": lost").isLessThanOrEqualTo(left(result));
		}
		else {
			softly.assertThat(result.lost()).as(result.name() + ": lost").isZero();
		}
		softly.assertThat(result.answered()).as(result.name() + ": requests that were answered and repeated").isZero();
		softly.assertThat(result.exitMillis())
			.as(result.name() + ": time to exit")
			.isLessThan(SHUTDOWN_TIMEOUT.plusSeconds(3).toMillis());
		softly.assertThat(result.disorder()).as(result.name() + ": disorder").isZero();
	}

	/** How many lines the application said that it had not delivered. */
	private static int left(SoakResult result) {
		String digits = result.remark().replaceAll("\\D", "");
		return digits.isEmpty() ? 0 : Integer.parseInt(digits);
	}

}
