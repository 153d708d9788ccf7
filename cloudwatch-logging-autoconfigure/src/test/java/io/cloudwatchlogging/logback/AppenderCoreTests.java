package io.cloudwatchlogging.logback;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.limiting.LimitSettings;
import io.cloudwatchlogging.limiting.RateLimit;
import io.cloudwatchlogging.limiting.RateLimits;
import io.cloudwatchlogging.limiting.ShippingLimits;
import io.cloudwatchlogging.logback.HeldEvents.Lost;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AppenderCore}: what becomes of an event, whatever the moment.
 */
class AppenderCoreTests {

	@AutoClose
	private final LogbackFixture logback = new LogbackFixture();

	private final EventIntake intake = this.logback.newIntake();

	private final List<String> warnings = new ArrayList<>();

	private final AppenderCore core = new AppenderCore(this.intake, false, AppenderSettings.none("mine"),
			(message, cause) -> this.warnings.add(message));

	@Test
	void theRouteIsMadeOnceForEachCompletion() {
		assertThat(this.core.route()).isNull();
		this.intake.complete(this.logback.defaults("%m"));
		Route first = this.core.route();
		assertThat(first).isNotNull();
		assertThat(this.core.route()).isSameAs(first);
		this.intake.complete(this.logback.defaults("%m"));
		assertThat(this.core.route()).isNotNull().isNotSameAs(first);
		this.intake.reset();
		assertThat(this.core.route()).isNull();
	}

	@Test
	void anEventIsHeldAndThenShipped() {
		this.core.append(event("one"), false);
		assertThat(release()).isEmpty();
		this.core.append(event("two"), false);
		assertThat(this.logback.shipped()).containsExactly("one", "two");
	}

	@Test
	void anEventThatFailsWhileEventsAreHeldIsCountedWhenTheyAreReleased() {
		this.core.addFilter(failing());
		this.core.append(event("one"), false);
		assertThat(release()).containsOnly(Map.entry(new Lost(LossReason.UNENCODABLE, Severity.INFO), 1));
		assertThat(this.warnings).singleElement().asString().startsWith("1 log event could not be encoded");
	}

	@Test
	void anEventThatFailsLaterIsCountedAtOnce() {
		release();
		this.core.addFilter(failing());
		this.core.append(event("one"), false);
		this.core.filters().clearAllFilters();
		this.core.append(event("two"), false);
		assertThat(this.logback.shipped()).containsExactly("two");
		var counts = this.logback.shipping().pipeline().status().counts();
		assertThat(counts.lost(LossReason.UNENCODABLE)).isOne();
	}

	@Test
	void whateverFailsTheLoggingCallReturns() {
		AppenderCore untold = new AppenderCore(this.intake, false, AppenderSettings.none("mine"), (message, cause) -> {
			throw new IllegalStateException("nor can it be told");
		});
		release();
		untold.addFilter(failing());
		untold.append(event("one"), false);
		untold.append(new LoggingEvent("", this.logback.logger("orders"), null, "without a level", null, null), false);
		assertThat(this.logback.shipping().pipeline().status().counts().lost(LossReason.UNENCODABLE)).isOne();
	}

	@Test
	void nothingIsTakenOnceNothingIsShipped() {
		release();
		this.intake.reset();
		this.core.append(event("one"), false);
		assertThat(this.logback.shipped()).isEmpty();
		assertThat(this.logback.shipping().pipeline().status().counts().accepted()).isZero();
	}

	@Test
	void theAutomaticOneGoesWhereItsPredecessorGoes() {
		AppenderCore automatic = new AppenderCore(this.intake, true, AppenderSettings.none("automatic"),
				(message, cause) -> {
				});
		release();
		AppenderCore before = new AppenderCore(this.intake, false,
				new AppenderSettings("before", null, "before", null, null), (message, cause) -> {
				});
		this.intake.predecessor().set(before);
		automatic.append(event("one"), true);
		this.intake.predecessor().forget();
		automatic.append(event("two"), true);
		assertThat(this.logback.shipped("before")).containsExactly("one");
		assertThat(this.logback.shipped(LogbackFixture.STREAM)).containsExactly("two");
	}

	@Test
	void whatItsEarlierRouteKeptBackIsToldUntilNothingIsLeft() {
		complete();
		Route earlier = this.core.route();
		append(2);
		complete();
		append(2);
		this.intake.replacedRoutes().tell(true);
		assertThat(earlier).isNotNull();
		// By a thread that met the earlier route right before it was replaced.
		assertThat(admits(earlier)).isFalse();
		for (int i = 0; i < ReplacedRoutes.MAX_SILENCE; i++) {
			assertThat(this.intake.replacedRoutes().isEmpty()).isFalse();
			this.intake.replacedRoutes().tell(false);
			this.intake.replacedRoutes().tell(true);
		}
		assertThat(this.intake.replacedRoutes().isEmpty()).isTrue();
		assertThat(this.logback.shipped()).filteredOn((message) -> message.contains("not shipped"))
			.hasSize(2)
			.allMatch((message) -> message.startsWith("1 event of orders"));
	}

	private void append(int count) {
		for (int i = 0; i < count; i++) {
			this.core.append(event("one"), false);
		}
	}

	private boolean admits(Route route) {
		return route.admission() != null && route.admission().admits(event("late"), Severity.INFO, (notice) -> {
		});
	}

	/** One event of a logger in a thousand seconds, from now on. */
	private void complete() {
		AppenderDefaults defaults = this.logback.defaults("%m");
		this.intake.held().discard();
		this.intake.complete(new AppenderDefaults(defaults.group(), defaults.stream(), defaults.encoder(),
				defaults.values(), defaults.threshold(), defaults.loggers(), EventProcessing.NONE,
				new ShippingLimits(new LimitSettings(new RateLimits(Map.of("root", new RateLimit(0.001, 1))), false,
						Severity.INFO, Duration.ofSeconds(30)), 0, false)));
	}

	private Map<Lost, Integer> release() {
		this.intake.complete(this.logback.defaults("%m"));
		return this.intake.held().release((event, automatic) -> {
		});
	}

	private ILoggingEvent event(String message) {
		return new LoggingEvent("", this.logback.logger("orders"), Level.INFO, message, null, null);
	}

	private static Filter<ILoggingEvent> failing() {
		return new Filter<>() {

			@Override
			public FilterReply decide(ILoggingEvent event) {
				throw new IllegalStateException("fails");
			}

		};
	}

}
