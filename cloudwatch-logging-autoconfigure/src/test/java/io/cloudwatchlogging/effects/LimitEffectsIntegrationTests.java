package io.cloudwatchlogging.effects;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import io.cloudwatchlogging.EffectOf;
import io.cloudwatchlogging.LogBudgetEvent;
import io.cloudwatchlogging.LogDelivery;
import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.logback.Appenders;
import io.cloudwatchlogging.shipping.Shipping;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.PayloadApplicationEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the properties of limits, budget and price.
 */
class LimitEffectsIntegrationTests {

	@RegisterExtension
	static final ShippingApplication application = new ShippingApplication();

	private static final Logger POLLER = LoggerFactory.getLogger("com.acme.Poller");

	private static final Logger OTHER = LoggerFactory.getLogger("com.acme.Other");

	private static final int COUNT = 50;

	private static final int FLOOD_PER_SECOND = 200_000;

	/** One event of another logger for so many of the flood. */
	private static final int OTHER_SHARE = 100;

	@Test
	@EffectOf({ "cloudwatch.logs.limit.events-per-second", "cloudwatch.logs.limit.burst" })
	void aLoggerShipsItsBurstAndTheEndTellsTheRest() {
		run((context) -> {
			LogDelivery delivery = context.getBean(LogDelivery.class);
			long before = delivery.status().counts().lost(LossReason.LIMITED);
			logAll();
			assertThat(delivery.status().counts().lost(LossReason.LIMITED) - before).isEqualTo(COUNT - 3);
		}, "limit.events-per-second.com.acme.Poller=0.001", "limit.burst.com.acme.Poller=3");
		assertThat(application.messages()).filteredOn("poller"::equals).hasSize(3);
		assertThat(application.messages()).filteredOn("other"::equals).hasSize(COUNT);
		assertThat(application.messages()).filteredOn("warning"::equals).hasSize(COUNT);
		assertThat(application.messages())
			.filteredOn((message) -> message.startsWith("47 events of com.acme.Poller at INFO were not shipped"))
			.hasSize(1);
	}

	@Test
	void aSummaryIsJsonWhereTheEventsAreWithItsNumberToAddUp() {
		application.run((context) -> logAll(), "cloudwatch.logs.format=ecs",
				"cloudwatch.logs.limit.events-per-second.com.acme.Poller=0.001");
		assertThat(application.messages()).filteredOn((message) -> message.contains("not shipped"))
			.singleElement()
			.asString()
			.startsWith("{")
			.contains("\"suppressed\":{\"logger\":\"com.acme.Poller\",\"level\":\"INFO\",\"reason\":\"limited\"",
					"\"events\":49");
	}

	@Test
	@EffectOf("cloudwatch.logs.limit.max-level")
	void warningsAreLimitedIfTheSettingsSaySo() {
		run((context) -> logAll(), "limit.events-per-second.com.acme=0.001", "limit.max-level=warn");
		assertThat(application.messages()).filteredOn("warning"::equals).hasSize(1);
	}

	@Test
	@EffectOf("cloudwatch.logs.limit.summary-interval")
	void theTimerTells() {
		run((context) -> {
			logAll();
			Awaitility.await()
				.atMost(ShippingApplication.PATIENCE)
				.untilAsserted(() -> assertThat(application.messages()).as(ShippingApplication::state)
					.anyMatch((message) -> message.contains("not shipped")));
		}, "limit.events-per-second.root=0.001", "limit.summary-interval=1s");
	}

	@Test
	@EffectOf("cloudwatch.logs.limit.fold-repeats")
	void repeatsAreFolded() {
		run((context) -> {
			for (int i = 0; i < COUNT; i++) {
				POLLER.info("same");
			}
			POLLER.info("other");
		}, "limit.fold-repeats=true");
		assertThat(application.messages()).filteredOn("same"::equals).hasSize(1);
		assertThat(application.messages()).anyMatch((message) -> message.startsWith("49 events of com.acme.Poller"));
	}

	@Test
	@EffectOf("cloudwatch.logs.budget.per-day")
	void aSpentBudgetShipsOnlyWarningsAndIsTold() {
		List<LogBudgetEvent> events = new CopyOnWriteArrayList<>();
		application.run((context) -> context.addApplicationListener((event) -> {
			if (event instanceof PayloadApplicationEvent<?> payload
					&& payload.getPayload() instanceof LogBudgetEvent budget) {
				events.add(budget);
			}
		}), (context) -> {
			for (int i = 0; i < 20; i++) {
				POLLER.info("x".repeat(100_000));
			}
			POLLER.warn("warning");
			Awaitility.await().atMost(ShippingApplication.PATIENCE).until(() -> !events.isEmpty());
		}, "cloudwatch.logs.pattern=%msg", "cloudwatch.logs.budget.per-day=1MB");
		assertThat(application.messages()).filteredOn((message) -> message.startsWith("x")).hasSize(10);
		assertThat(application.messages()).contains("warning")
			.anyMatch((message) -> message.startsWith("The 1,048,576 bytes of the budget of"));
		assertThat(events).extracting(LogBudgetEvent::stage).contains(LogBudgetEvent.Stage.SPENT);
	}

	@Test
	@EffectOf("cloudwatch.logs.price.per-gb")
	void whatLoggersShipIsCountedWhereThereIsAPrice() {
		run((context) -> {
			logAll();
			assertThat(Appenders.of(Shipping.shared()).suppression().volumes(20))
				.satisfies((report) -> assertThat(report.loggers())
					.anyMatch((logger) -> logger.logger().equals("com.acme.Other") && logger.events() == COUNT));
		}, "price.per-gb=0.50");
	}

	/**
	 * For 10 s: {@code -Dlimit.flood-seconds=10}.
	 */
	@Test
	void aFloodShipsItsLimitAndLeavesOtherLoggersAlone() {
		int events = FLOOD_PER_SECOND * Integer.getInteger("limit.flood-seconds", 1);
		long[] nanos = new long[1];
		run((context) -> nanos[0] = flood(events), "limit.events-per-second.com.acme.Poller=100");
		double seconds = nanos[0] / 1e9;
		List<String> messages = application.messages();
		long shipped = messages.stream().filter("flood"::equals).count();
		System.out.printf("Flood: %,d events in %.2f s, %,d shipped%n", events, seconds, shipped);
		assertThat(shipped).isBetween(100L, 100 + Math.round(100 * seconds) + 1);
		assertThat(messages.stream().filter("other"::equals)).hasSize(events / OTHER_SHARE);
		assertThat(messages.stream()
			.filter((message) -> message.contains(" events of com.acme.Poller at INFO were not shipped"))
			.mapToLong((message) -> Long.parseLong(message.substring(0, message.indexOf(' ')).replace(",", "")))
			.sum()).isEqualTo(events - shipped);
	}

	/** Logs so many events, no faster than the flood is, and a few of another logger. */
	private static long flood(int events) {
		long start = System.nanoTime();
		for (int i = 0; i < events; i++) {
			POLLER.info("flood");
			if (i % OTHER_SHARE == 0) {
				OTHER.info("other");
				LockSupport.parkNanos(start + i * (1_000_000_000L / FLOOD_PER_SECOND) - System.nanoTime());
			}
		}
		return System.nanoTime() - start;
	}

	private static void logAll() {
		for (int i = 0; i < COUNT; i++) {
			POLLER.info("poller");
			OTHER.info("other");
			POLLER.warn("warning");
		}
	}

	private static void run(ShippingApplication.Activity activity, String... properties) {
		application.run(activity,
				Stream
					.concat(Stream.of("cloudwatch.logs.pattern=%msg"),
							Stream.of(properties).map((property) -> "cloudwatch.logs." + property))
					.toArray(String[]::new));
	}

}
