package io.cloudwatchlogging.logback;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import io.cloudwatchlogging.Counts;
import io.cloudwatchlogging.LossReason;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Appenders}: what is held and shipped, by whom, and how often.
 */
class AppendersTests {

	/** Far more than the races between two of them need to be met. */
	private static final int APPLICATIONS = 3_000;

	@AutoClose
	private final LogbackFixture logback = new LogbackFixture();

	private final Logger root = this.logback.root();

	@Test
	void whatIsLoggedBeforeItIsKnownWhereToIsShippedThenInOrder() {
		this.logback.hold();
		this.root.info("one");
		this.logback.logger("orders").info("two");
		assertThat(this.logback.shipped()).isEmpty();
		this.logback.install();
		this.root.info("three");
		assertThat(this.logback.shipped(LogbackFixture.STREAM)).containsExactly("one", "two", "three");
	}

	@Test
	void ofWhatWasHeldOnlyTheLoggersThatAreNamedAreShipped() {
		this.logback.hold();
		for (String name : List.of("orders", "orders.new", "orders$Inner", "ordersOfOthers", "other")) {
			this.logback.logger(name).info(name);
		}
		this.logback.install("orders");
		this.logback.logger("orders.late").info("orders.late");
		this.logback.logger("late").info("late");
		assertThat(this.logback.shipped()).containsExactly("orders", "orders.new", "orders$Inner", "orders.late");
	}

	@Test
	void anAppenderOfTheUserTakesTheEventsFromTheMomentItIsAttached() {
		this.logback.hold();
		this.logback.install();
		this.root.info("one");
		CloudWatchAppender mine = this.logback.appender("mine");
		mine.start();
		this.root.info("two");
		this.root.addAppender(mine);
		this.logback.appenders().check();
		this.root.info("three");
		assertThat(this.logback.shipped(LogbackFixture.STREAM)).containsExactly("one", "two");
		assertThat(this.logback.shipped("mine")).containsExactly("three");
	}

	@Test
	void anEventThatMeetsBothIsShippedOnceAlsoBehindAnotherAppender() {
		this.logback.hold();
		this.logback.install();
		AsyncAppender async = new AsyncAppender();
		async.setContext(this.logback.context());
		CloudWatchAppender mine = this.logback.appender("mine");
		mine.start();
		async.addAppender(mine);
		async.start();
		this.root.addAppender(async);
		// Before anybody has looked again.
		this.root.info("one");
		async.stop();
		assertThat(this.logback.shipped()).containsExactly("one");
	}

	@Test
	void theAppenderComesBackWhenThatOfTheUserIsTakenAway() {
		this.logback.hold();
		this.logback.install();
		CloudWatchAppender mine = this.logback.appender("mine");
		mine.start();
		this.root.addAppender(mine);
		this.logback.appenders().check();
		this.root.info("one");
		this.root.detachAppender(mine);
		mine.stop();
		this.logback.appenders().check();
		this.root.info("two");
		assertThat(this.logback.shipped("mine")).containsExactly("one");
		assertThat(this.logback.shipped(LogbackFixture.STREAM)).containsExactly("two");
	}

	/** However Logback lets go of the appender that an earlier application had. */
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void eventsOfTheNextApplicationDoNotGoWhereThoseOfAnEarlierAppenderWent(boolean removed) {
		this.logback.hold();
		CloudWatchAppender mine = this.logback.appender("mine");
		mine.start();
		this.root.addAppender(mine);
		this.logback.install();
		this.root.info("one");
		if (removed) {
			this.logback.appenders().remove();
			this.logback.context().reset();
			this.logback.hold();
		}
		else {
			this.logback.hold();
			this.logback.context().reset();
		}
		this.root.info("two");
		this.logback.appenders().arrange();
		this.logback.install();
		this.root.info("three");
		assertThat(this.logback.shipped("mine")).containsExactly("one");
		assertThat(this.logback.shipped(LogbackFixture.STREAM)).containsExactly("two", "three");
	}

	@Test
	void anAppenderThatStandsNowhereTakesNothingFromTheAutomaticOne() {
		this.logback.hold();
		this.logback.install();
		this.logback.appender("nowhere").start();
		this.logback.appenders().check();
		this.root.info("one");
		assertThat(this.logback.shipped(LogbackFixture.STREAM)).containsExactly("one");
	}

	@Test
	void eachEventPassesAFilterOnce() {
		AtomicInteger calls = new AtomicInteger();
		this.logback.hold();
		CloudWatchAppender mine = this.logback.appender("mine");
		mine.addFilter(filter((event) -> calls.incrementAndGet() % 2 == 0));
		mine.start();
		this.root.addAppender(mine);
		this.root.info("one");
		this.root.info("two");
		this.logback.install();
		this.root.info("three");
		this.root.info("four");
		assertThat(this.logback.shipped("mine")).containsExactly("two", "four");
		assertThat(calls).hasValue(4);
	}

	@Test
	void aFilterThatFailsLosesItsEventAndNoOther() {
		this.logback.hold();
		CloudWatchAppender mine = this.logback.appender("mine");
		mine.addFilter(filter((event) -> MDC.get("tenant").equals("a") || event.getMessage().startsWith("good")));
		mine.start();
		this.root.addAppender(mine);
		this.root.info("bad one");
		MDC.put("tenant", "a");
		this.root.info("good one");
		MDC.clear();
		this.logback.install();
		this.root.info("bad two");
		MDC.put("tenant", "a");
		this.root.info("good two");
		MDC.clear();
		assertThat(this.logback.shipped("mine")).containsExactly("good one", "good two");
		assertThat(counts().lost(LossReason.UNENCODABLE)).isEqualTo(2);
		assertThat(counts().accepted()).isEqualTo(4);
		assertThat(this.logback.warnings()).anyMatch((warning) -> warning.contains("or a filter"));
	}

	@Test
	void aFilterOnTheAutomaticAppenderThatFailsLosesItsEventAndNoOther() {
		this.logback.hold();
		this.root.getAppender(AutomaticAppender.NAME).addFilter(filter((event) -> MDC.get("tenant").equals("a")));
		this.root.info("bad");
		MDC.put("tenant", "a");
		this.root.info("good");
		MDC.clear();
		this.logback.install();
		assertThat(this.logback.shipped()).containsExactly("good");
		assertThat(counts().lost(LossReason.UNENCODABLE)).isOne();
	}

	@Test
	void anEncoderThatFailsForAnEventThatWasHeldLosesNoOther() {
		this.logback.hold();
		this.root.info("one");
		this.root.info("two {}", new Object() {

			@Override
			public String toString() {
				throw new IllegalStateException("no text");
			}

		});
		this.root.info("three");
		this.logback.install();
		assertThat(this.logback.shipped()).hasSize(3).startsWith("one").endsWith("three");
		assertThat(counts().buffered()).isZero();
	}

	@Test
	void anArgumentThatLogsItselfIsShippedAsOftenAsTheConsoleShowsIt() {
		List<String> console = new ArrayList<>();
		ConsoleAppender<ILoggingEvent> appender = console(console);
		for (boolean held : new boolean[] { true, false }) {
			if (held) {
				this.logback.hold();
				this.root.addAppender(appender);
				this.logback.appenders().arrange();
			}
			else {
				this.logback.install();
			}
			this.root.info("order {}", new Object() {

				@Override
				public String toString() {
					AppendersTests.this.root.info("asked for {}", this);
					return held ? "one" : "two";
				}

			});
		}
		assertThat(this.logback.shipped()).containsExactlyElementsOf(console).containsExactly("order one", "order two");
	}

	private ConsoleAppender<ILoggingEvent> console(List<String> shown) {
		ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>() {

			@Override
			protected void append(ILoggingEvent event) {
				String message = event.getFormattedMessage();
				shown.add(message);
			}

		};
		console.setContext(this.logback.context());
		console.setName("CONSOLE");
		PatternLayoutEncoder encoder = new PatternLayoutEncoder();
		encoder.setContext(this.logback.context());
		encoder.setPattern("%m");
		encoder.start();
		console.setEncoder(encoder);
		console.start();
		return console;
	}

	@Test
	void whatAThreadThatSendsLogsIsNotShippedAlsoBehindAnotherAppender() throws InterruptedException {
		this.logback.hold();
		this.logback.install();
		AsyncAppender async = new AsyncAppender();
		async.setContext(this.logback.context());
		CloudWatchAppender mine = this.logback.appender("mine");
		mine.start();
		async.addAppender(mine);
		async.start();
		this.root.addAppender(async);
		this.logback.appenders().check();
		for (String name : List.of("cloudwatch-logs-sender-7", "idle-connection-reaper", "main-7")) {
			Thread thread = new Thread(() -> this.root.info("by " + name), name);
			thread.start();
			thread.join();
		}
		async.stop();
		assertThat(this.logback.shipped()).containsExactly("by main-7");
	}

	@Test
	void moreThanCanBeHeldCompletesTheStart() {
		this.logback.hold();
		for (int i = 0; i < HeldEvents.CAPACITY / 2; i++) {
			this.root.info("event");
		}
		Awaitility.await().until(() -> !this.logback.shipped().isEmpty());
		assertThat(this.logback.shipped()).hasSize(HeldEvents.CAPACITY / 2);
	}

	@Test
	void anApplicationThatEndsBeforeItsStartIsCompleteShipsWhatWasHeld() {
		this.logback.hold();
		this.root.info("one");
		this.logback.shipping().connectFallback();
		assertThat(this.logback.shipped()).containsExactly("one");
	}

	/** Between the moment at which it is taken and the one at which it is shipped. */
	@Test
	void anEventThatIsUnderWayWhenTheNextApplicationBeginsIsHeldForIt() {
		this.logback.hold();
		this.logback.install();
		AtomicInteger asked = new AtomicInteger();
		this.root.getAppender(AutomaticAppender.NAME).addFilter(filter((event) -> {
			if (asked.incrementAndGet() == 1) {
				this.logback.hold();
			}
			return true;
		}));
		this.root.info("under way");
		assertThat(this.logback.shipped()).isEmpty();
		this.root.info("behind it");
		this.logback.install();
		assertThat(this.logback.shipped()).containsExactly("under way", "behind it");
		assertThat(asked).as("each filter is asked once").hasValue(2);
	}

	@Test
	void anEventThatIsUnderWayWhenAppendersAreRemovedIsGoneLikeThoseThatFollow() {
		this.logback.hold();
		this.logback.install();
		this.root.getAppender(AutomaticAppender.NAME).addFilter(filter((event) -> {
			this.logback.appenders().remove();
			return true;
		}));
		this.root.info("under way");
		assertThat(this.logback.shipped()).isEmpty();
		assertThat(counts().accepted()).isZero();
	}

	/** Whatever a thread that logs is doing when the next application begins. */
	@Test
	void threadsThatLogWhileOneApplicationFollowsAnotherLoseNothing() throws Exception {
		this.logback.hold();
		this.logback.install();
		AtomicBoolean ended = new AtomicBoolean();
		List<String> logged = Collections.synchronizedList(new ArrayList<>());
		List<Thread> threads = Stream.of("one", "two").map((name) -> new Thread(() -> {
			for (int i = 0; !ended.get(); i++) {
				this.root.info("{} {}", name, i);
				logged.add(name + " " + i);
				LockSupport.parkNanos(1_000);
			}
		})).toList();
		threads.forEach(Thread::start);
		for (int i = 0; i < APPLICATIONS || logged.size() < APPLICATIONS; i++) {
			this.logback.hold();
			this.logback.install();
		}
		ended.set(true);
		for (Thread thread : threads) {
			thread.join();
		}
		List<String> shipped = this.logback.shipped();
		assertThat(shipped.size() + counts().lost()).as("shipped, or counted as lost").isEqualTo(logged.size());
		Set<String> once = new HashSet<>(shipped);
		assertThat(once).hasSameSizeAs(shipped);
		once.removeAll(new HashSet<>(logged));
		assertThat(once).as("never logged").isEmpty();
	}

	@Test
	void afterTheyHaveBeenRemovedNothingIsShippedOrCounted() {
		this.logback.hold();
		this.root.info("one");
		this.logback.appenders().remove();
		this.root.info("two");
		CloudWatchAppender mine = this.logback.appender("mine");
		mine.start();
		this.root.addAppender(mine);
		this.root.info("three");
		assertThat(this.logback.shipped()).isEmpty();
		assertThat(counts().accepted()).isZero();
		assertThat(this.root.getAppender(AutomaticAppender.NAME)).isNull();
	}

	@Test
	void appendersAreDescribedByWhereTheirEventsGo() {
		assertThat(this.logback.appenders().describe()).isEmpty();
		this.logback.hold();
		assertThat(this.logback.appenders().describe())
			.containsExactly(new AppenderDescription(AutomaticAppender.NAME, "", ""));
		this.logback.install();
		assertThat(this.logback.appenders().describe())
			.containsExactly(new AppenderDescription(AutomaticAppender.NAME, "group", "stream"));
		CloudWatchAppender mine = this.logback.appender("{level}");
		mine.setName("MINE");
		mine.start();
		this.root.addAppender(mine);
		this.logback.appenders().check();
		assertThat(this.logback.appenders().describe())
			.containsExactly(new AppenderDescription("MINE", "group", "{level}"));
	}

	@Test
	void aNameThatIsInvalidIsKnownAndItsDefaultIsUsed() {
		CloudWatchAppender mine = this.logback.appender("{nope}");
		mine.start();
		this.root.addAppender(mine);
		this.logback.install();
		this.root.info("one");
		assertThat(this.logback.shipped(LogbackFixture.STREAM)).containsExactly("one");
		assertThat(this.logback.appenders().invalidNames()).containsOnlyKeys("{nope}");
		assertThat(this.logback.warnings()).anyMatch((warning) -> warning.contains("{nope} is not known"));
	}

	@Test
	void anAppenderHasALevelOfItsOwn() {
		CloudWatchAppender mine = this.logback.appender("mine");
		mine.setLevel(Level.WARN);
		mine.start();
		this.root.addAppender(mine);
		this.logback.install();
		this.root.info("one");
		this.root.warn("two");
		assertThat(this.logback.shipped()).containsExactly("two");
	}

	private Counts counts() {
		return this.logback.shipping().pipeline().status().counts();
	}

	private static Filter<ILoggingEvent> filter(Predicate<ILoggingEvent> accepted) {
		return new Filter<>() {

			@Override
			public FilterReply decide(ILoggingEvent event) {
				return accepted.test(event) ? FilterReply.NEUTRAL : FilterReply.DENY;
			}

		};
	}

}
