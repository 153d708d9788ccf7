package io.cloudwatchlogging.logback;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.cloudwatchlogging.Counts;
import io.cloudwatchlogging.LogEventCustomizer;
import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.delivery.OversizePolicy;
import io.cloudwatchlogging.delivery.TestSettings;
import io.cloudwatchlogging.limiting.BudgetStatus;
import io.cloudwatchlogging.limiting.BudgetStatus.Stage;
import io.cloudwatchlogging.limiting.LimitSettings;
import io.cloudwatchlogging.limiting.LoggerVolume;
import io.cloudwatchlogging.limiting.RateLimit;
import io.cloudwatchlogging.limiting.RateLimits;
import io.cloudwatchlogging.limiting.ShippingLimits;
import io.cloudwatchlogging.limiting.SteppedClock;
import io.cloudwatchlogging.limiting.VolumeReport;
import io.cloudwatchlogging.shipping.Patience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what limits and budget keep back: {@link Admission}, {@link Notice},
 * {@link RepeatContent} and {@link SuppressionReports}, by steered time.
 */
class SuppressionTests {

	private static final Duration INTERVAL = Duration.ofSeconds(30);

	private static final Pattern SUMMARY = Pattern.compile("([\\d,]+) events? of (\\S+) at ([A-Z]+) w.* not shipped.*");

	private final SteppedClock clock = new SteppedClock("2026-11-28T12:00:00Z");

	private final LogbackFixture logback = new LogbackFixture(this.clock);

	private final Logger poller = this.logback.logger("com.acme.Poller");

	private final List<BudgetStatus> told = new ArrayList<>();

	@BeforeEach
	void hold() {
		this.logback.hold();
	}

	@AfterEach
	void close() {
		this.logback.close();
	}

	@Test
	void aLoggerGoneMadShipsItsLimitAndTheOthersShipAll() {
		limit(Map.of("com.acme", RateLimit.of(100)), false);
		Logger other = this.logback.logger("com.acme.Other");
		for (int milli = 0; milli < 10_000; milli++) {
			for (int i = 0; i < 20; i++) {
				log(this.poller, Level.INFO, "mad");
			}
			if (milli % 50 == 0) {
				log(other, Level.INFO, "other");
				log(this.poller, Level.WARN, "warning");
			}
			this.clock.advance(Duration.ofMillis(1));
			if (milli % 1000 == 999) {
				this.logback.appenders().suppression().tellDue();
			}
		}
		this.logback.shipping().finish();
		List<String> shipped = this.logback.shipped();
		long mad = shipped.stream().filter("mad"::equals).count();
		assertThat(mad).isBetween(1000L, 1100L);
		assertThat(shipped).filteredOn("other"::equals).hasSize(200);
		assertThat(shipped).filteredOn("warning"::equals).hasSize(200);
		assertThat(shipped).filteredOn((message) -> SUMMARY.matcher(message).matches())
			.singleElement()
			.asString()
			.startsWith("%,d events of com.acme.Poller at INFO were not shipped, logged between 2026-11-28T12:00:00"
				.formatted(200_000 - mad));
		Counts counts = counts();
		assertThat(counts.lost(LossReason.LIMITED, Severity.INFO)).isEqualTo(200_000 - mad);
		assertThat(counts.accepted()).isEqualTo(200_000 + 400 + 1).isEqualTo(counts.delivered() + counts.lost());
	}

	@Test
	void theStateCountsAtOnceWhatIsTakenToAccountLater() {
		limit(Map.of("root", new RateLimit(1, 1)), false);
		log(this.poller, Level.INFO, "one");
		log(this.poller, Level.INFO, "two");
		assertThat(counts().lost(LossReason.LIMITED)).isOne();
		assertThat(counts().accepted()).isEqualTo(2);
	}

	@Test
	void whatIsSuppressedIsToldByTheTimerWithoutAnotherEvent() {
		LogbackFixture real = new LogbackFixture();
		try {
			real.hold();
			real.install("%m", new ShippingLimits(new LimitSettings(new RateLimits(Map.of("root", new RateLimit(1, 1))),
					false, Severity.INFO, Duration.ofSeconds(1)), 0, false));
			for (int i = 0; i < 1000; i++) {
				real.root().info("event");
			}
			Patience.await(() -> real.shipped().stream().anyMatch(SUMMARY.asMatchPredicate()));
		}
		finally {
			real.close();
		}
	}

	@Test
	void aSummaryGoesWhereTheEventsGoWithTheFormatAndTheFieldsOfEvents() {
		CloudWatchAppender mine = this.logback.appender("{logger}");
		this.logback.root().addAppender(mine);
		mine.start();
		this.logback.install("%p %c %m %kvp", limits(Map.of("root", new RateLimit(1, 1)), false));
		log(this.poller, Level.DEBUG, "one");
		log(this.poller, Level.DEBUG, "two");
		this.logback.shipping().finish();
		assertThat(this.logback.shipped("com.acme.Poller")).containsExactly("DEBUG com.acme.Poller one ",
				"DEBUG io.cloudwatchlogging.CloudWatchLogs 1 event of com.acme.Poller at DEBUG was not shipped, logged at "
						+ "2026-11-28T12:00:00Z: over the limit of 1 event per second for root "
						+ "suppressed.logger=\"com.acme.Poller\" suppressed.level=\"DEBUG\" "
						+ "suppressed.reason=\"limited\" suppressed.events=\"1\"");
	}

	@Test
	void eachAppenderOfTheUserHasItsLimits() {
		for (String stream : List.of("one", "two")) {
			CloudWatchAppender appender = this.logback.appender(stream);
			this.logback.root().addAppender(appender);
			appender.start();
		}
		this.logback.install("%m", limits(Map.of("root", new RateLimit(1, 3)), false));
		for (int i = 0; i < 10; i++) {
			log(this.poller, Level.INFO, "event");
		}
		assertThat(this.logback.shipped("one")).hasSize(3);
		assertThat(this.logback.shipped("two")).hasSize(3);
		assertThat(counts().lost(LossReason.LIMITED)).isEqualTo(14);
	}

	/** Whoever counted them: the appender in whose place the automatic one stood. */
	@Test
	void whatWasSuppressedWhileLogbackWasConfiguredAnewIsToldAfterwards() {
		CloudWatchAppender mine = this.logback.appender("mine");
		this.logback.root().addAppender(mine);
		mine.start();
		limit(Map.of("root", new RateLimit(0.001, 1)), false);
		this.logback.context().reset();
		this.logback.root().setLevel(Level.TRACE);
		// So that it is not told as one that was detached a moment ago.
		for (int i = 0; i <= ReplacedRoutes.MAX_SILENCE; i++) {
			this.logback.appenders().suppression().tellDue();
		}
		logAndPass(3);
		this.logback.appenders().suppression().tellDue();
		assertThat(tellAfterAnInterval("mine")).as("in its place").containsExactly("2 INFO");
		logAndPass(2);
		this.logback.appenders().check();
		this.logback.appenders().check();
		logAndPass(5);
		this.logback.appenders().suppression().tellDue();
		assertThat(tellAfterAnInterval("mine")).as("afterwards").containsExactly("2 INFO", "2 INFO");
		assertThat(tellAfterAnInterval(LogbackFixture.STREAM)).containsExactly("4 INFO");
	}

	@Test
	void whatTheAutomaticAppenderSuppressedIsToldAlsoWhenItHasSteppedBack() {
		limit(Map.of("root", new RateLimit(1, 1)), false);
		logAndPass(3);
		CloudWatchAppender mine = this.logback.appender("mine");
		mine.start();
		this.logback.root().addAppender(mine);
		this.logback.appenders().check();
		this.logback.appenders().suppression().tellDue();
		assertThat(tellAfterAnInterval(LogbackFixture.STREAM)).containsExactly("2 INFO");
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void whatWasSuppressedInAnApplicationIsNotToldInTheNextOne(boolean removed) {
		limit(Map.of("root", new RateLimit(1, 1)), false);
		logAndPass(3);
		if (removed) {
			this.logback.appenders().remove();
		}
		else {
			this.logback.hold();
		}
		limit(Map.of("root", new RateLimit(1, 1)), false);
		this.logback.appenders().suppression().tellDue();
		assertThat(tellAfterAnInterval(LogbackFixture.STREAM)).isEmpty();
		assertThat(counts().lost(LossReason.LIMITED)).isEqualTo(2);
	}

	/** Logs at one moment. */
	private void logAndPass(int count) {
		for (int i = 0; i < count; i++) {
			log(this.poller, Level.INFO, "event");
		}
	}

	/** The summaries in a stream so far, each as its count and level. */
	private List<String> tellAfterAnInterval(String stream) {
		this.clock.advance(INTERVAL);
		this.logback.appenders().suppression().tellDue();
		return this.logback.shipped(stream)
			.stream()
			.map(SUMMARY::matcher)
			.filter(Matcher::matches)
			.map((summary) -> summary.group(1) + " " + summary.group(3))
			.toList();
	}

	@Test
	void heldEventsAreLimitedByTheTimeAtWhichTheyWereLogged() {
		for (int i = 0; i < 50; i++) {
			log(this.poller, Level.INFO, "held " + i);
			this.clock.advance(Duration.ofMillis(100));
		}
		limit(Map.of("root", new RateLimit(10, 5)), false);
		assertThat(this.logback.shipped()).hasSize(50);
	}

	@Test
	void repeatsAreFolded() {
		limit(Map.of(), true);
		for (int i = 0; i < 5; i++) {
			log(this.poller, Level.INFO, "same");
		}
		log(this.poller, Level.INFO, "other");
		log(this.poller, Level.INFO, "other");
		assertThat(this.logback.shipped()).containsExactly("same",
				"4 events of com.acme.Poller at INFO were not shipped, logged at 2026-11-28T12:00:00Z: each repeated the "
						+ "event before it",
				"other");
		this.logback.shipping().finish();
		assertThat(this.logback.shipped()).hasSize(4);
		assertThat(counts().lost(LossReason.REPEATED, Severity.INFO)).isEqualTo(5);
	}

	@Test
	void anEventOfWhichTheFirstFoundNoRoomIsNotARepeat() {
		this.logback.shipping().pipeline().configure(TestSettings.defaults().bufferBytes(2_000_000).build());
		this.logback.install("%m%replace(%X{padding}){'p','" + "p".repeat(3000) + "'}", limits(Map.of(), true));
		this.logback.context().getMDCAdapter().put("padding", "p".repeat(1000));
		log(this.poller, Level.INFO, "same");
		log(this.poller, Level.INFO, "same");
		assertThat(counts().lost(LossReason.BUFFER_FULL)).isEqualTo(2);
		assertThat(counts().lost(LossReason.REPEATED)).isZero();
	}

	@Test
	void anEventOfWhichTheFirstWasDroppedByACustomizerIsNotARepeat() {
		AtomicInteger seen = new AtomicInteger();
		LogEventCustomizer customizer = (event) -> {
			int count = seen.incrementAndGet();
			if (count == 1) {
				event.drop();
			}
			if (count == 2) {
				throw new IllegalStateException("fails");
			}
		};
		AppenderDefaults defaults = this.logback.defaults("%m");
		this.logback.appenders()
			.install(this.logback.context(),
					new AppenderDefaults(defaults.group(), defaults.stream(), defaults.encoder(), defaults.values(),
							defaults.threshold(), defaults.loggers(), new EventProcessing(List.of(customizer), null),
							limits(Map.of(), true)));
		for (int i = 0; i < 5; i++) {
			log(this.poller, Level.INFO, "same");
		}
		assertThat(counts().lost(LossReason.CUSTOMIZER)).isOne();
		assertThat(counts().lost(LossReason.UNENCODABLE)).isOne();
		assertThat(counts().lost(LossReason.REPEATED)).isEqualTo(2);
		assertThat(this.logback.shipped()).containsExactly("same");
	}

	@Test
	void onlyWhatIsTheSameInAllThatIsShippedIsARepeat() {
		limit(Map.of(), true);
		this.poller.info("{}", 1);
		this.poller.info("{}", 2);
		this.poller.debug("{}", 2);
		this.poller.atDebug().addKeyValue("order", 1).log("2");
		this.poller.atDebug().addKeyValue("order", 2).log("2");
		this.logback.context().getMDCAdapter().put("tenant", "a");
		this.poller.atDebug().addKeyValue("order", 2).log("2");
		this.logback.context().getMDCAdapter().clear();
		this.poller.debug("2", new IllegalStateException());
		this.poller.debug("2", new IllegalStateException());
		this.logback.logger("com.acme.Other").debug("2");
		this.logback.logger("com.acme.Third").debug("2");
		this.poller.warn("2");
		this.poller.warn("2");
		assertThat(this.logback.shipped()).hasSize(12);
		assertThat(counts().lost()).isZero();
	}

	@Test
	void aSpentBudgetShipsOnlyWarningsUntilMidnight() {
		budget(10 * 126);
		for (int i = 0; i < 20; i++) {
			log(this.poller, Level.INFO, "x".repeat(100));
		}
		log(this.poller, Level.WARN, "warning");
		this.logback.appenders().suppression().tellDue();
		List<String> shipped = this.logback.takeShipped();
		assertThat(shipped).filteredOn((message) -> message.startsWith("x")).hasSize(10);
		assertThat(shipped).contains("warning")
			.anyMatch((message) -> message.startsWith("The 1,260 bytes of the budget of 2026-11-28 are spent"));
		assertThat(counts().lost(LossReason.OVER_BUDGET, Severity.INFO)).isEqualTo(10);
		assertThat(this.told).extracting(BudgetStatus::stage).containsExactly(Stage.SPENT);
		assertThat(this.logback.warnings()).anyMatch((warning) -> warning.startsWith("The 1,260 bytes of the budget"));
		this.clock.advance(Duration.ofHours(12).minusMillis(1));
		log(this.poller, Level.INFO, "before midnight");
		this.clock.advance(Duration.ofMillis(1));
		log(this.poller, Level.INFO, "after midnight");
		this.logback.appenders().suppression().tellDue();
		assertThat(this.logback.takeShipped()).containsExactly("after midnight",
				"The budget of 2026-11-28 was spent, and 11 events were held back. That of the next day is available");
		assertThat(this.told).extracting(BudgetStatus::stage).containsExactly(Stage.SPENT, Stage.RENEWED);
		assertThat(counts().accepted()).isEqualTo(counts().delivered() + counts().lost());
	}

	@Test
	void theEndTellsWhatTheBudgetHeldBack() {
		budget(126);
		log(this.poller, Level.INFO, "x".repeat(100));
		this.logback.appenders().suppression().tellDue();
		this.logback.takeShipped();
		log(this.poller, Level.INFO, "x");
		this.logback.shipping().finish();
		assertThat(this.logback.takeShipped()).singleElement().asString().endsWith("1 event was held back so far");
		this.logback.shipping().finish();
		assertThat(this.logback.takeShipped()).isEmpty();
	}

	@Test
	void anApplicationThatIsConfiguredAnewHasNotGotANewBudget() {
		budget(126);
		log(this.poller, Level.INFO, "x".repeat(100));
		budget(126);
		log(this.poller, Level.INFO, "x");
		assertThat(counts().lost(LossReason.OVER_BUDGET)).isOne();
	}

	@Test
	void theBudgetIsChargedWithWhatIsBuffered() {
		budget(1_000_000);
		log(this.poller, Level.INFO, "äöü");
		log(this.poller, Level.INFO, "");
		log(this.poller, Level.WARN, "warning");
		BudgetStatus budget = this.logback.appenders().suppression().budget();
		assertThat(budget).isNotNull();
		assertThat(budget.spentBytes()).isEqualTo(6 + 26 + 7 + 26)
			.isEqualTo(counts().bytes(Severity.INFO) + counts().bytes(Severity.WARN));
	}

	@ParameterizedTest
	@EnumSource(OversizePolicy.class)
	void anEventThatIsTruncatedOrDroppedDoesNotCloseTheDay(OversizePolicy oversize) {
		this.logback.shipping().pipeline().configure(TestSettings.defaults().oversize(oversize).build());
		budget(10_000_000);
		log(this.poller, Level.WARN, "x".repeat(12_000_000));
		boolean split = oversize == OversizePolicy.SPLIT;
		log(this.poller, Level.INFO, "y".repeat(12_000_000));
		log(this.poller, Level.INFO, "small");
		assertThat(counts().lost(LossReason.OVER_BUDGET)).isEqualTo(split ? 2 : 0);
		BudgetStatus budget = this.logback.appenders().suppression().budget();
		assertThat(budget).isNotNull();
		assertThat(budget.stage()).isEqualTo(split ? Stage.SPENT : Stage.AVAILABLE);
		assertThat(budget.spentBytes()).isEqualTo(counts().bytes(Severity.INFO) + counts().bytes(Severity.WARN));
	}

	/** The small buffer has no room for it, whoever waits. */
	@Test
	void anEventForWhichThereIsNoRoomDoesNotCloseTheDay() {
		this.logback.shipping().pipeline().configure(TestSettings.defaults().bufferBytes(2_000_000).build());
		budget(10_000_000);
		log(this.poller, Level.WARN, "x".repeat(12_000_000));
		assertThat(counts().lost(LossReason.BUFFER_FULL, Severity.WARN)).isOne();
		log(this.poller, Level.INFO, "small");
		assertThat(counts().lost(LossReason.OVER_BUDGET)).isZero();
		assertThat(this.logback.shipped()).contains("small");
	}

	@Test
	void theVolumesOfTheLoggersAreTheSumOfWhatIsBuffered() {
		this.logback.install("%m", new ShippingLimits(LimitSettings.NONE, 0, true));
		log(this.poller, Level.INFO, "x".repeat(100));
		log(this.logback.root(), Level.INFO, "x".repeat(3 * 1024 * 1024));
		VolumeReport report = this.logback.appenders().suppression().volumes(20);
		assertThat(report).isNotNull();
		assertThat(report.loggers()).containsExactly(new LoggerVolume("ROOT", 1, 3 * 1024 * 1024 + 4 * 26),
				new LoggerVolume("com.acme.Poller", 1, 126));
		assertThat(report.total().bytes()).isEqualTo(counts().bytes(Severity.INFO));
	}

	@Test
	void withoutLimitsNothingIsAskedOrCounted() {
		this.logback.install();
		log(this.poller, Level.INFO, "event");
		assertThat(this.logback.appenders().suppression().budget()).isNull();
		assertThat(this.logback.appenders().suppression().volumes(20)).isNull();
		assertThat(Admission.of(ShippingLimits.NONE, new ProcessVolume(this.clock))).isNull();
	}

	@ParameterizedTest(name = "seed {0}")
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void everyEventIsShippedOrCountedAndToldWhateverTheLimits(long seed) throws InterruptedException {
		SplittableRandom random = new SplittableRandom(seed);
		Map<String, RateLimit> rates = new HashMap<>();
		for (String name : List.of("root", "a", "a.b")) {
			if (random.nextBoolean()) {
				rates.put(name, new RateLimit(0.1 + random.nextInt(100), 1 + random.nextInt(50)));
			}
		}
		LimitSettings settings = new LimitSettings(new RateLimits(rates), random.nextBoolean(),
				Severity.values()[random.nextInt(5)], INTERVAL);
		long budget = random.nextBoolean() ? 1000 + random.nextInt(200_000) : 0;
		this.logback.install("%c %p %m", new ShippingLimits(settings, budget, random.nextBoolean()));
		Map<String, Long> logged = new ConcurrentHashMap<>();
		Thread[] threads = new Thread[3];
		for (int i = 0; i < threads.length; i++) {
			SplittableRandom own = random.split();
			threads[i] = new Thread(() -> logAtRandom(own, logged));
			threads[i].start();
		}
		for (int i = 0; i < 50; i++) {
			this.clock.advance(Duration.ofMillis(random.nextInt(3000)));
			this.logback.appenders().suppression().tellDue();
			Counts counts = counts();
			assertThat(counts.accepted()).isEqualTo(counts.delivered() + counts.lost() + counts.buffered());
		}
		for (Thread thread : threads) {
			thread.join();
		}
		this.logback.shipping().finish();
		Map<String, Long> accounted = new HashMap<>();
		long own = 0;
		for (String message : this.logback.shipped()) {
			Matcher summary = SUMMARY.matcher(message.substring(message.indexOf(' ', message.indexOf(' ') + 1) + 1));
			if (summary.matches()) {
				own++;
				accounted.merge(summary.group(2) + " " + summary.group(3),
						Long.valueOf(summary.group(1).replace(",", "")), Long::sum);
			}
			else if (message.startsWith(EventOrigin.LOGGER)) {
				own++;
			}
			else {
				accounted.merge(message.substring(0, message.lastIndexOf(" event")), 1L, Long::sum);
			}
		}
		Counts counts = counts();
		long events = logged.values().stream().mapToLong(Long::longValue).sum();
		assertThat(counts.accepted()).isEqualTo(events + own).isEqualTo(counts.delivered() + counts.lost());
		assertThat(events - accounted.values().stream().mapToLong(Long::longValue).sum())
			.isEqualTo(counts.lost(LossReason.OVER_BUDGET));
		if (budget == 0) {
			assertThat(accounted).isEqualTo(logged);
		}
	}

	private void logAtRandom(SplittableRandom random, Map<String, Long> logged) {
		for (int i = 0; i < 3000; i++) {
			String name = List.of("a", "a.b", "a.b.c", "d").get(random.nextInt(4));
			Level level = List.of(Level.TRACE, Level.DEBUG, Level.INFO, Level.WARN, Level.ERROR).get(random.nextInt(5));
			logged.merge(name + " " + level, 1L, Long::sum);
			log(this.logback.logger(name), level, "event " + random.nextInt(2));
		}
	}

	private ShippingLimits limits(Map<String, RateLimit> rates, boolean fold) {
		return new ShippingLimits(new LimitSettings(new RateLimits(rates), fold, Severity.INFO, INTERVAL), 0, false);
	}

	private void limit(Map<String, RateLimit> rates, boolean fold) {
		this.logback.install("%m", limits(rates, fold));
		this.logback.root().setLevel(Level.TRACE);
	}

	private void budget(long bytes) {
		this.logback.install("%m", new ShippingLimits(LimitSettings.NONE, bytes, false));
		this.logback.appenders().suppression().addBudgetListener(this.told::add);
	}

	/** Logs an event at the time of the clock. */
	private void log(Logger logger, Level level, String message) {
		LoggingEvent event = new LoggingEvent("", logger, level, message, null, null);
		event.setInstant(Instant.ofEpochMilli(this.clock.now()));
		logger.callAppenders(event);
	}

	private Counts counts() {
		return this.logback.shipping().status().counts();
	}

}
