package io.cloudwatchlogging.lifecycle;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import io.cloudwatchlogging.test.Fault;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tests that let applications log for a while under every fault, and print a table of
 * what became of their lines. Run with the profile {@code soak}.
 */
@Tag("soak")
class SoakTests {

	private final SoakSettings settings = SoakSettings.ofSystemProperties();

	private final SoftAssertions softly = new SoftAssertions();

	@Test
	void faults() throws Exception {
		List<SoakRow> rows = SoakRows.all().stream().filter((row) -> row.name().matches(this.settings.rows())).toList();
		System.out.println(this.settings + "\n" + SoakResult.HEADER);
		for (SoakRow row : rows) {
			check(run(row), row.twice());
		}
		this.softly.assertAll();
	}

	private SoakResult run(SoakRow row) throws Exception {
		try (EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start()) {
			row.before().prepare(service, this.settings.duration());
			try (RunningApplication application = this.settings.application(service).start()) {
				row.during().happen(service, application, this.settings.duration());
				EndedApplication ended = application.awaitErrorLine(SoakSettings.COUNTED).terminate().awaitEnd();
				return SoakResult.of(row.name(), ended, service);
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
				check(SoakResult.of("SIGTERM after " + moment.toMillis() + " ms", ended, service), false);
			}
		}
		this.softly.assertAll();
	}

	@Test
	void terminationWhileNothingCanBeDelivered() throws Exception {
		System.out.println(SoakResult.HEADER);
		for (Fault fault : List.of(Fault.outage(), Fault.blackHole())) {
			try (EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();
					RunningApplication application = this.settings.application(service).start()) {
				application.awaitLine("The shop is open").runFor(Duration.ofSeconds(3));
				service.faults().inject(fault);
				EndedApplication ended = application.runFor(Duration.ofSeconds(2)).terminate().awaitEnd();
				SoakResult result = SoakResult.of("SIGTERM in a fault", ended, service);
				System.out.println(result);
				this.softly.assertThat(result.exitMillis()).as("time to exit").isLessThan(5_000 + 3_000);
				this.softly.assertThat(result.remark()).as("said how many were left").isNotEmpty();
				this.softly.assertThat(result.duplicates()).isZero();
			}
		}
		this.softly.assertAll();
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
			while (System.nanoTime() < end) {
				RandomFault fault = RandomFault.of(random);
				told.add(fault.toString());
				service.faults().inject(fault.fault());
				application.runFor(Duration.ofMillis(random.nextInt(3000)));
			}
			service.faults().clear();
			EndedApplication ended = application.awaitErrorLine(SoakSettings.COUNTED).terminate().awaitEnd();
			System.out.println(String.join("\n", told));
			check(SoakResult.of("random faults of seed " + this.settings.seed(), ended, service), true);
		}
		this.softly.assertAll();
	}

	private void check(SoakResult result, boolean twice) {
		System.out.println(result);
		this.softly.assertThat(result.lost()).as(result.name() + ": lost").isZero();
		this.softly.assertThat(result.disorder()).as(result.name() + ": disorder").isZero();
		this.softly.assertThat(result.exitCode()).as(result.name() + ": exit code").isEqualTo(143);
		if (!twice) {
			this.softly.assertThat(result.duplicates()).as(result.name() + ": duplicates").isZero();
		}
	}

}
