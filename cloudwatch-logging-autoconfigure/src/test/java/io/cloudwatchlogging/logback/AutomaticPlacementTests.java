package io.cloudwatchlogging.logback;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import io.cloudwatchlogging.logback.EventClaims.Mode;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AutomaticPlacement} and {@link AutomaticAppender}.
 */
class AutomaticPlacementTests {

	@AutoClose
	private final LogbackFixture logback = new LogbackFixture();

	private final World world = new World();

	private final EventIntake intake = new EventIntake(this.logback.shipping().pipeline(), (ex) -> {
	}, new HeldEvents(() -> {
	}), new ProcessVolume(System::currentTimeMillis));

	private final AppenderCore core = new AppenderCore(this.intake, true, AppenderSettings.none(AutomaticAppender.NAME),
			(message, cause) -> {
			});

	private final AutomaticPlacement placement = new AutomaticPlacement(this.logback.context(), this.core, this.intake,
			this.world);

	@Test
	void itStandsAtTheRootAndBehindOthersAtLoggersThatPassNothingOn() {
		this.logback.logger("audit").setAdditive(false);
		this.logback.logger("audit").addAppender(Witness.started("W"));
		this.logback.root().addAppender(Witness.started("W"));
		this.placement.attach(List.of());
		assertThat(names("ROOT")).containsExactly("W", "CLOUDWATCH_LOGS");
		assertThat(names("audit")).containsExactly("W", "CLOUDWATCH_LOGS");
		assertThat(this.placement.isPlaced()).isTrue();
	}

	@Test
	void itStandsAtTheLoggersThatAreNamedOnly() {
		this.placement.attach(List.of("orders", "orders.new"));
		assertThat(names("ROOT")).isEmpty();
		assertThat(names("orders")).containsExactly("CLOUDWATCH_LOGS");
		assertThat(names("orders.new")).isEmpty();
	}

	@Test
	void itSurvivesAResetAndTheStopOfLogback() {
		this.placement.attach(List.of());
		for (int i = 0; i < 3; i++) {
			this.logback.context().reset();
			assertThat(names("ROOT")).containsExactly("CLOUDWATCH_LOGS");
			// As Spring Boot does when it initialises logging.
			this.logback.context().stop();
			this.logback.context().reset();
			assertThat(names("ROOT")).containsExactly("CLOUDWATCH_LOGS");
			this.logback.context().start();
		}
	}

	@Test
	void itIsTheLastOneAgainWithoutAMomentInWhichNoneStandsThere() {
		this.placement.attach(List.of());
		Appender<ILoggingEvent> before = appenders("ROOT").get(0);
		this.logback.root().addAppender(Witness.started("W"));
		this.placement.arrange();
		assertThat(names("ROOT")).containsExactly("W", "CLOUDWATCH_LOGS");
		assertThat(appenders("ROOT").get(1)).isNotSameAs(before);
		assertThat(this.intake.claims().mode()).isEqualTo(Mode.MOVING);
	}

	@Test
	void itStaysWhereItIsAsLongAsNothingChanges() {
		this.logback.root().addAppender(Witness.started("W"));
		this.placement.attach(List.of());
		List<Appender<ILoggingEvent>> before = appenders("ROOT");
		this.placement.check();
		assertThat(appenders("ROOT")).containsExactlyElementsOf(before);
	}

	@Test
	void loggersThatAreCutOffWhileTheApplicationRunsAreToldOnce() {
		this.placement.attach(List.of());
		this.logback.logger("audit").setAdditive(false);
		this.logback.logger("audit").addAppender(Witness.started("W"));
		this.placement.check();
		this.placement.check();
		assertThat(names("audit")).containsExactly("W", "CLOUDWATCH_LOGS");
		assertThat(this.world.warnings).singleElement().asString().contains("'audit'").contains("not been shipped");
		this.logback.logger("audit").setAdditive(true);
		this.placement.check();
		assertThat(names("audit")).containsExactly("W");
	}

	@Test
	void itStepsBackForAnAppenderOfTheUserAndComesBack() {
		this.placement.attach(List.of());
		this.world.userAppenderInUse = true;
		this.placement.check();
		assertThat(names("ROOT")).isEmpty();
		assertThat(this.placement.isPlaced()).isFalse();
		this.world.userAppenderInUse = false;
		this.placement.check();
		assertThat(names("ROOT")).containsExactly("CLOUDWATCH_LOGS");
	}

	@Test
	void eventsAreClaimedUntilNoneCanBeOnItsWayAnyMore() {
		this.placement.attach(List.of());
		assertThat(this.intake.claims().mode()).isEqualTo(Mode.MOVING);
		this.world.nanos += 9_999_999_999L;
		this.placement.check();
		assertThat(this.intake.claims().mode()).isEqualTo(Mode.MOVING);
		this.world.nanos++;
		this.placement.check();
		assertThat(this.intake.claims().mode()).isEqualTo(Mode.SINGLE_PLACE);
		this.logback.logger("audit").setAdditive(false);
		this.logback.logger("audit").addAppender(Witness.started("W"));
		this.placement.check();
		this.world.nanos += 10_000_000_000L;
		this.placement.check();
		assertThat(this.intake.claims().mode()).isEqualTo(Mode.SEVERAL_PLACES);
	}

	@Test
	void eventsAreClaimedOnAllThreadsWhileADeclaredAppenderMayMeetThem() {
		this.world.userAppenderStarted = true;
		this.placement.attach(List.of());
		assertThat(this.intake.claims().mode()).isEqualTo(Mode.TRANSITION);
		this.world.userAppenderStarted = false;
		this.logback.root().addAppender(Witness.started("W"));
		this.placement.check();
		assertThat(this.intake.claims().mode()).as("moved").isEqualTo(Mode.TRANSITION);
		this.world.nanos += 10_000_000_000L;
		this.placement.check();
		assertThat(this.intake.claims().mode()).isEqualTo(Mode.SINGLE_PLACE);
	}

	@Test
	void afterLogbackWasStoppedItIsSilentUntilSomebodyElseStandsThere() {
		this.placement.attach(List.of());
		assertThat(this.placement.isSilentAt(this.logback.root())).isFalse();
		this.logback.context().stop();
		assertThat(names("ROOT")).containsExactly("CLOUDWATCH_LOGS");
		assertThat(this.placement.isSilentAt(this.logback.root())).isTrue();
		this.logback.root().addAppender(Witness.started("W"));
		assertThat(this.placement.isSilentAt(this.logback.root())).isFalse();
	}

	@Test
	void whileTheJvmShutsDownItWaitsForDeliveryAndDoesNotComeBack() {
		this.placement.attach(List.of());
		this.world.shuttingDown = true;
		this.logback.context().stop();
		assertThat(this.world.waits).isOne();
		assertThat(names("ROOT")).isEmpty();
		assertThat(this.placement.isPlaced()).isFalse();
		this.placement.check();
		assertThat(names("ROOT")).isEmpty();
	}

	/**
	 * Logback has stopped the console by then. So the hook of the JVM that logs meanwhile
	 * has more events shipped than the console shows, and those that follow are in no
	 * appender's hands.
	 */
	@Test
	void whatIsLoggedWhileItWaitsForDeliveryIsShippedThoughAppendersAheadOfItAreStopped() {
		this.logback.root().addAppender(Witness.started("W"));
		this.placement.attach(List.of());
		this.intake.held().hold();
		this.world.whileWaiting = () -> this.logback.root().info("while it waits");
		this.world.shuttingDown = true;
		Witness.takeSeen();
		this.logback.root().info("before");
		this.logback.context().stop();
		this.logback.root().info("after");
		List<String> shipped = new ArrayList<>();
		this.intake.complete(this.logback.defaults("%m"));
		this.intake.held().release((event, automatic) -> shipped.add(event.getMessage()));
		assertThat(Witness.takeSeen()).containsExactly("before");
		assertThat(shipped).containsExactlyInAnyOrder("before", "while it waits");
	}

	@Test
	void detachedForGoodItDoesNotComeBack() {
		this.placement.attach(List.of());
		this.placement.detach();
		this.logback.context().reset();
		this.placement.check();
		assertThat(names("ROOT")).isEmpty();
	}

	@Test
	void aFilterStaysWhereverItMoves() {
		this.placement.attach(List.of());
		Filter<ILoggingEvent> filter = new Filter<>() {

			@Override
			public FilterReply decide(ILoggingEvent event) {
				return FilterReply.DENY;
			}

		};
		appenders("ROOT").get(0).addFilter(filter);
		this.logback.context().reset();
		Appender<ILoggingEvent> after = appenders("ROOT").get(0);
		assertThat(after.getCopyOfAttachedFiltersList()).containsExactly(filter);
		assertThat(after.getFilterChainDecision(null)).isEqualTo(FilterReply.DENY);
		after.clearAllFilters();
		assertThat(after.getFilterChainDecision(null)).isEqualTo(FilterReply.NEUTRAL);
	}

	@Test
	void levelsAreNoneOfItsConcern() {
		this.placement.attach(List.of());
		List<Appender<ILoggingEvent>> before = appenders("ROOT");
		this.placement.onLevelChange(this.logback.root(), Level.OFF);
		assertThat(appenders("ROOT")).containsExactlyElementsOf(before);
	}

	private List<Appender<ILoggingEvent>> appenders(String logger) {
		List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
		Logger found = this.logback.logger(logger);
		for (Iterator<Appender<ILoggingEvent>> it = found.iteratorForAppenders(); it.hasNext();) {
			appenders.add(it.next());
		}
		return appenders;
	}

	private List<String> names(String logger) {
		return appenders(logger).stream().map(Appender::getName).toList();
	}

	/**
	 * The world around it, as a test wants it.
	 */
	private static final class World implements PlacementEnvironment {

		private final List<String> warnings = new ArrayList<>();

		private boolean shuttingDown;

		private boolean userAppenderInUse;

		private boolean userAppenderStarted;

		private int waits;

		private Runnable whileWaiting = () -> {
		};

		private long nanos = 1;

		@Override
		public boolean isShuttingDown() {
			return this.shuttingDown;
		}

		@Override
		public void awaitDelivery() {
			this.waits++;
			this.whileWaiting.run();
		}

		@Override
		public boolean isUserAppenderInUse(List<LoggerTree.Node> loggers) {
			return this.userAppenderInUse;
		}

		@Override
		public boolean isUserAppender(Appender<ILoggingEvent> appender) {
			return false;
		}

		@Override
		public boolean isUserAppenderStarted() {
			return this.userAppenderInUse || this.userAppenderStarted;
		}

		@Override
		public long nanos() {
			return this.nanos;
		}

		@Override
		public void warn(String message) {
			this.warnings.add(message);
		}

	}

}
