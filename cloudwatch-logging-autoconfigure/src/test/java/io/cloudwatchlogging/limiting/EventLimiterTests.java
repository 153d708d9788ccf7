package io.cloudwatchlogging.limiting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for {@link EventLimiter}.
 */
class EventLimiterTests {

	private static final Duration INTERVAL = Duration.ofSeconds(30);

	private final SteppedClock clock = new SteppedClock("2026-11-28T12:00:00Z");

	@Test
	void aLoggerGoneMadShipsItsLimitAndTheOthersShipAll() {
		EventLimiter limiter = limiter(Map.of("com.acme", RateLimit.of(100)));
		int shipped = 0;
		int others = 0;
		List<Summary> summaries = new ArrayList<>();
		for (int milli = 0; milli < 10_000; milli++) {
			for (int i = 0; i < 200; i++) {
				shipped += ships(limiter, "com.acme.Poller", Severity.INFO) ? 1 : 0;
			}
			if (milli % 20 == 0) {
				others += ships(limiter, "com.acme.Other", Severity.INFO) ? 1 : 0;
				others += ships(limiter, "org.other.Unlimited", Severity.INFO) ? 1 : 0;
				others += ships(limiter, "com.acme.Poller", Severity.WARN) ? 1 : 0;
			}
			this.clock.advance(Duration.ofMillis(1));
			if (milli % 1000 == 999) {
				summaries.addAll(limiter.takeDue());
			}
		}
		summaries.addAll(limiter.takeAll());
		assertThat(shipped).isBetween(1000, 1100);
		assertThat(others).isEqualTo(1500);
		assertThat(summaries).singleElement().satisfies((summary) -> {
			assertThat(summary.logger()).isEqualTo("com.acme.Poller");
			assertThat(summary.severity()).isEqualTo(Severity.INFO);
			assertThat(summary.reason()).isEqualTo(LossReason.LIMITED);
			assertThat(summary.explanation()).isEqualTo("over the limit of 100 events per second for com.acme");
		});
		assertThat(summaries.get(0).count() + shipped).isEqualTo(2_000_000);
	}

	@Test
	void tellsByTimeAlsoWhenNoFurtherEventComes() {
		EventLimiter limiter = limiter(Map.of("root", new RateLimit(10, 10)));
		for (int i = 0; i < 1000; i++) {
			ships(limiter, "com.acme.Poller", Severity.INFO);
		}
		List<Summary> told = new ArrayList<>();
		for (int second = 0; second < 3600; second++) {
			told.addAll(limiter.takeDue());
			this.clock.advance(Duration.ofSeconds(1));
		}
		assertThat(told).extracting(Summary::message)
			.containsExactly("990 events of com.acme.Poller at INFO were not shipped, logged at 2026-11-28T12:00:00Z: "
					+ "over the limit of 10 events per second for root");
	}

	@Test
	void tellsOncePerIntervalHoweverLongALoggerIsMad() {
		EventLimiter limiter = limiter(Map.of("root", RateLimit.of(1)));
		int told = 0;
		for (int second = 0; second < 600; second++) {
			for (int i = 0; i < 10; i++) {
				ships(limiter, "com.acme.Poller", Severity.INFO);
			}
			told += limiter.takeDue().size();
			this.clock.advance(Duration.ofSeconds(1));
		}
		assertThat(told).isBetween(600 / 32, 600 / 30);
	}

	@Test
	void tellsAtTheEndWhatTimeHasNot() {
		EventLimiter limiter = limiter(Map.of("root", RateLimit.of(1)));
		ships(limiter, "a", Severity.INFO);
		assertThat(limiter.takeAll()).isEmpty();
		ships(limiter, "a", Severity.INFO);
		ships(limiter, "a", Severity.DEBUG);
		ships(limiter, "a", Severity.DEBUG);
		ships(limiter, "b", Severity.TRACE);
		ships(limiter, "b", Severity.TRACE);
		assertThat(limiter.takeAll()).extracting(Summary::logger, Summary::severity, Summary::count)
			.containsExactlyInAnyOrder(tuple("a", Severity.INFO, 1L), tuple("a", Severity.DEBUG, 1L),
					tuple("b", Severity.TRACE, 1L));
		assertThat(limiter.takeAll()).isEmpty();
	}

	@Test
	void aSummaryIsDueAlthoughTheClockWasSetBack() {
		EventLimiter limiter = limiter(Map.of("root", RateLimit.of(1)));
		ships(limiter, "a", Severity.INFO);
		ships(limiter, "a", Severity.INFO);
		limiter.takeDue();
		this.clock.advance(Duration.ofDays(-300));
		int told = 0;
		for (int second = 0; second < 40; second++) {
			told += limiter.takeDue().size();
			this.clock.advance(Duration.ofSeconds(1));
		}
		assertThat(told).isOne();
	}

	@ParameterizedTest
	@EnumSource(Severity.class)
	void limitsNothingAboveTheLevelThatIsAskedFor(Severity max) {
		EventLimiter limiter = new EventLimiter(
				new LimitSettings(new RateLimits(Map.of("root", RateLimit.of(1))), true, max, INTERVAL), this.clock);
		for (Severity severity : Severity.values()) {
			int shipped = 0;
			for (int i = 0; i < 100; i++) {
				shipped += ships(limiter, "a", severity) ? 1 : 0;
			}
			assertThat(shipped).as("%s", severity).isEqualTo((severity.compareTo(max) <= 0) ? 1 : 100);
			LoggerLimiter logger = limiter.of("b");
			assertThat(logger).isNotNull();
			logger.fold(severity, 1, "same");
			assertThat(logger.fold(severity, 1, "same").repeat()).isEqualTo(severity.compareTo(max) <= 0);
		}
	}

	@Test
	void eachLevelHasABucketOfItsOwn() {
		EventLimiter limiter = limiter(Map.of("root", RateLimit.of(1)));
		for (int i = 0; i < 100; i++) {
			ships(limiter, "a", Severity.DEBUG);
		}
		assertThat(ships(limiter, "a", Severity.INFO)).isTrue();
	}

	@Test
	void loggersForWhichThereIsNoRoomShareABucketByTheirRate() {
		EventLimiter limiter = limiter(Map.of("root", RateLimit.of(10), "com.acme", RateLimit.of(5)));
		for (int i = 0; i < LoggerTable.MAX_LOGGERS; i++) {
			ships(limiter, "made.up.logger" + i, Severity.INFO);
		}
		int shipped = 0;
		for (int i = 0; i < 1000; i++) {
			shipped += ships(limiter, "com.acme.further" + i, Severity.INFO) ? 1 : 0;
			shipped += ships(limiter, "org.further" + i, Severity.INFO) ? 1 : 0;
		}
		assertThat(shipped).isEqualTo(15);
		assertThat(limiter.takeAll()).extracting(Summary::logger, Summary::count)
			.containsExactlyInAnyOrder(tuple("further loggers at or below root", 990L),
					tuple("further loggers at or below com.acme", 995L));
	}

	@Test
	void withoutARateNothingIsLimited() {
		EventLimiter limiter = limiter(Map.of("com.acme", RateLimit.of(1)));
		for (int i = 0; i < 2 * LoggerTable.MAX_LOGGERS; i++) {
			assertThat(limiter.of("org.other" + i)).isNull();
		}
		assertThat(LimitSettings.NONE.areLimiting()).isFalse();
	}

	@ParameterizedTest(name = "seed {0}")
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 })
	void whatIsShippedAndWhatIsToldIsWhatWasLogged(long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		EventLimiter limiter = new EventLimiter(new LimitSettings(
				new RateLimits(Map.of("a", RateLimit.of(1 + random.nextInt(50)), "a.b", RateLimit.of(0.1))),
				random.nextBoolean(), Severity.values()[random.nextInt(5)], INTERVAL), this.clock);
		Map<String, Long> logged = new HashMap<>();
		Map<String, Long> accounted = new HashMap<>();
		for (int i = 0; i < 20_000; i++) {
			String logger = List.of("a", "a.b", "a.b.c", "a.c", "d").get(random.nextInt(5));
			Severity severity = Severity.values()[random.nextInt(5)];
			long timestamp = this.clock.now() + random.nextInt(-50, 50);
			logged.merge(logger + severity, 1L, Long::sum);
			LoggerLimiter found = limiter.of(logger);
			if (found == null) {
				accounted.merge(logger + severity, 1L, Long::sum);
			}
			else if (found.tryTake(severity, timestamp)) {
				FoldResult result = found.fold(severity, timestamp, "event " + random.nextInt(2));
				account(accounted, (result.ended() != null) ? List.of(result.ended()) : List.of());
				if (!result.repeat()) {
					accounted.merge(logger + severity, 1L, Long::sum);
				}
			}
			if (random.nextInt(20) == 0) {
				this.clock.advance(Duration.ofMillis(random.nextInt(3000)));
				account(accounted, limiter.takeDue());
			}
		}
		account(accounted, limiter.takeAll());
		assertThat(accounted).isEqualTo(logged);
	}

	private static void account(Map<String, Long> accounted, List<Summary> summaries) {
		summaries
			.forEach((summary) -> accounted.merge(summary.logger() + summary.severity(), summary.count(), Long::sum));
	}

	private EventLimiter limiter(Map<String, RateLimit> rates) {
		return new EventLimiter(new LimitSettings(new RateLimits(rates), false, Severity.INFO, INTERVAL), this.clock);
	}

	private boolean ships(EventLimiter limiter, String logger, Severity severity) {
		LoggerLimiter found = limiter.of(logger);
		return found == null || found.tryTake(severity, this.clock.now());
	}

}
