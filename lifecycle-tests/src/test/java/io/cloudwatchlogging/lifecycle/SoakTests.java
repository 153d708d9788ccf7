package io.cloudwatchlogging.lifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import io.cloudwatchlogging.test.fault.Fault;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tests that let applications log for a while under every fault, and print a table of
 * what became of their lines. Run with the profile {@code soak}.
 */
@Tag("soak")
class SoakTests {

	private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(5);

	private final SoakSettings settings = SoakSettings.ofSystemProperties();

	private final SoftAssertions softly = new SoftAssertions();

	@Test
	void faults() throws Exception {
		List<SoakRow> rows = SoakRows.all().stream().filter((row) -> row.name().matches(this.settings.rows())).toList();
		System.out.println(this.settings + "\n" + SoakResult.HEADER);
		for (SoakRow row : rows) {
			run(row);
		}
		this.softly.assertAll();
	}

	private void run(SoakRow row) throws Exception {
		try (EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start()) {
			SoakFaults faults = new SoakFaults(service);
			row.before().prepare(service, faults, this.settings.duration());
			try (RunningApplication application = this.settings.application(service).start()) {
				row.during().happen(service, faults, application, this.settings.duration());
				EndedApplication ended = application.awaitErrorLine(SoakSettings.COUNTED).terminate().awaitEnd();
				check(SoakResult.of(row.name(), ended, service, faults), row.copies(), faults);
			}
		}
	}

	@Test
	void terminationAtRandomMoments() throws Exception {
		Random random = new Random(this.settings.seed());
		System.out.println(this.settings + "\n" + SoakResult.HEADER);
		for (int i = 0; i < 10; i++) {
			Duration moment = Duration.ofMillis(random.nextInt(5000));
			try (EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();
					RunningApplication application = this.settings.application(service).start()) {
				EndedApplication ended = application.awaitLine("Starting").runFor(moment).terminate().awaitEnd();
				check(SoakResult.of("SIGTERM after " + moment.toMillis() + " ms", ended, service), SoakRow.Copies.NONE,
						new SoakFaults(service));
			}
		}
		this.softly.assertAll();
	}

	@Test
	void terminationWhileNothingCanBeDelivered() throws Exception {
		System.out.println(SoakResult.HEADER);
		SoakResult usual = terminationIn("SIGTERM without a fault", (faults) -> {
		});
		this.softly.assertThat(usual.lost()).as("lost without a fault").isZero();
		for (Fault fault : List.of(Fault.outage(), Fault.blackHole())) {
			SoakResult result = terminationIn("SIGTERM in a fault", (faults) -> faults.inject(fault));
			this.softly.assertThat(result.exitMillis() - usual.exitMillis())
				.as("time to exit beyond the usual")
				.isLessThanOrEqualTo(SHUTDOWN_TIMEOUT.plusMillis(500).toMillis());
			this.softly.assertThat(result.remark()).as("said how many were left").isNotEmpty();
			this.softly.assertThat(result.duplicates()).isZero();
		}
		this.softly.assertAll();
	}

	private SoakResult terminationIn(String name, Consumer<SoakFaults> fault) throws Exception {
		try (EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();
				RunningApplication application = this.settings.application(service)
					.property("cloudwatch.logs.delivery.shutdown-timeout", SHUTDOWN_TIMEOUT.toSeconds() + "s")
					.start()) {
			application.awaitLine("The shop is open").runFor(Duration.ofSeconds(3));
			fault.accept(new SoakFaults(service));
			EndedApplication ended = application.runFor(Duration.ofSeconds(2)).terminate().awaitEnd();
			SoakResult result = SoakResult.of(name, ended, service);
			System.out.println(result);
			return result;
		}
	}

	@Test
	void randomFaults() throws Exception {
		System.out.println("Random faults of seed " + this.settings.seed() + "\n" + SoakResult.HEADER);
		Random random = new Random(this.settings.seed());
		try (EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();
				RunningApplication application = this.settings.application(service).start()) {
			application.awaitLine("The shop is open");
			long end = System.nanoTime() + this.settings.duration().toNanos();
			List<String> told = new ArrayList<>();
			SoakFaults faults = new SoakFaults(service);
			while (System.nanoTime() < end) {
				RandomFault fault = RandomFault.of(random);
				told.add(fault.toString());
				faults.inject(fault.fault());
				application.runFor(Duration.ofMillis(random.nextInt(3000)));
			}
			service.faults().clear();
			EndedApplication ended = application.awaitErrorLine(SoakSettings.COUNTED).terminate().awaitEnd();
			System.out.println(String.join("\n", told));
			check(SoakResult.of("random faults of seed " + this.settings.seed(), ended, service), SoakRow.Copies.OF_HIT,
					faults);
		}
		this.softly.assertAll();
	}

	private void check(SoakResult result, SoakRow.Copies copies, SoakFaults faults) {
		System.out.println(result);
		this.softly.assertThat(result.lost()).as(result.name() + ": lost").isZero();
		this.softly.assertThat(result.disorder()).as(result.name() + ": disorder").isZero();
		this.softly.assertThat(result.exitCode()).as(result.name() + ": exit code").isEqualTo(143);
		switch (copies) {
			case NONE -> this.softly.assertThat(result.duplicates()).as(result.name() + ": duplicates").isZero();
			case OF_UNANSWERED -> this.softly.assertThat(result.answered())
				.as(result.name() + ": requests that were answered and repeated")
				.isZero();
			case OF_HIT -> this.softly.assertThat(result.answered())
				.as(result.name() + ": requests that were answered and repeated")
				.isLessThanOrEqualTo(faults.hits());
		}
	}

}
