package io.cloudwatchlogging.limiting;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LoggerVolumes}, {@link VolumeReport} and {@link Price}.
 */
class LoggerVolumesTests {

	private final SteppedClock clock = new SteppedClock("2026-11-28T12:00:00Z");

	@Test
	void namesTheLoggersThatShipMost() {
		LoggerVolumes volumes = new LoggerVolumes(this.clock);
		for (int i = 1; i <= 100; i++) {
			for (int event = 0; event < i; event++) {
				volumes.add("logger" + i, 10);
			}
		}
		this.clock.advance(Duration.ofHours(12));
		VolumeReport report = volumes.report(3);
		assertThat(report.since()).isEqualTo(Instant.parse("2026-11-28T12:00:00Z"));
		assertThat(report.window()).isEqualTo(Duration.ofHours(12));
		assertThat(report.loggers()).containsExactly(new LoggerVolume("logger100", 100, 1000),
				new LoggerVolume("logger99", 99, 990), new LoggerVolume("logger98", 98, 980));
		assertThat(report.others()).isEqualTo(new LoggerVolume("", 4753, 47_530));
		assertThat(report.total()).isEqualTo(new LoggerVolume("", 5050, 50_500));
		assertThat(report.bytesPerDay(report.total())).isEqualTo(101_000);
	}

	@Test
	void aReportOfNothingIsEmpty() {
		VolumeReport report = new LoggerVolumes(this.clock).report(20);
		assertThat(report.loggers()).isEmpty();
		assertThat(report.bytesPerDay(report.total())).isZero();
	}

	@Test
	void aClockThatIsSetBackMakesTheWindowEmptyAndNotNegative() {
		LoggerVolumes volumes = new LoggerVolumes(this.clock);
		volumes.add("a", 10);
		this.clock.advance(Duration.ofHours(-1));
		assertThat(volumes.report(20).window()).isZero();
	}

	@ParameterizedTest(name = "seed {0}")
	@ValueSource(longs = { 1, 2, 3 })
	void theLargestOfTenThousandLoggersAreExactAndTheSumIsThatOfAll(long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		LoggerVolumes volumes = new LoggerVolumes(this.clock);
		long total = 0;
		for (int i = 0; i < 20; i++) {
			volumes.add("large" + i, 1_000_000 - i);
			total += 1_000_000 - i;
		}
		for (int i = 0; i < 100_000; i++) {
			int bytes = random.nextInt(1000);
			volumes.add("logger" + random.nextInt(10_000), bytes);
			total += bytes;
		}
		VolumeReport report = volumes.report(20);
		for (int i = 0; i < 20; i++) {
			assertThat(report.loggers().get(i)).isEqualTo(new LoggerVolume("large" + i, 1, 1_000_000 - i));
		}
		assertThat(report.total()).isEqualTo(new LoggerVolume("", 100_020, total));
	}

	@ParameterizedTest
	@CsvSource({ "86400000000, 0.50, 1296.00", "86400000000, 0.25, 648.00", "0, 0.50, 0.00", "1000000000, 0, 0.00",
			"333333333, 0.76, 7.60" })
	void aMonthCostsThirtyDays(long bytesPerDay, BigDecimal price, BigDecimal expected) {
		assertThat(new Price(price).perMonth(bytesPerDay)).isEqualTo(expected);
	}

}
