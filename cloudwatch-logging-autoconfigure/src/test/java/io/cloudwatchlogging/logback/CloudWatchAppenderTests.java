package io.cloudwatchlogging.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CloudWatchAppender}.
 */
class CloudWatchAppenderTests {

	@AutoClose
	private final LogbackFixture logback = new LogbackFixture();

	private final CloudWatchAppender appender = this.logback.appender("mine");

	@Test
	void aSoleAppenderLeavesTheStringUnmade() {
		attach();
		this.logback.install();
		assertThat(isStringMade()).isFalse();
		assertThat(this.logback.shipped("mine")).hasSize(2).containsOnly("order 1 is new");
	}

	@Test
	void anAppenderBesideAnotherOneUsesTheString() {
		ListAppender<ILoggingEvent> other = new ListAppender<>();
		this.logback.logger("audit").addAppender(other);
		attach();
		this.logback.install();
		assertThat(isStringMade()).isTrue();
		assertThat(this.logback.shipped("mine")).hasSize(2).containsOnly("order 1 is new");
	}

	@Test
	void anEventThatWasHeldKeepsTheTextThatItHad() {
		attach();
		this.logback.hold();
		for (int i = 0; i < 3; i++) {
			Object[] arguments = { 1, "new" };
			this.appender.doAppend(event(arguments));
			arguments[1] = "old";
		}
		this.logback.install();
		assertThat(this.logback.shipped("mine")).hasSize(3).containsOnly("order 1 is new");
	}

	@Test
	void anAppenderThatTheApplicationStopsTakesNothingMore() {
		attach();
		this.logback.install();
		this.logback.root().info("one");
		this.appender.stop();
		this.logback.root().info("two");
		assertThat(this.logback.shipped()).containsExactly("one");
		assertThat(this.logback.warnings()).anyMatch((warning) -> warning.contains("non started appender"));
	}

	@Test
	void anAppenderThatLogbackDetachesTakesWhatIsStillHandedToIt() {
		attach();
		this.logback.install();
		this.logback.root().detachAndStopAllAppenders();
		this.appender.doAppend(event(1, "late"));
		assertThat(this.logback.shipped("mine")).containsExactly("order 1 is late");
	}

	@Test
	void anAppenderThatIsStoppedWhileTheJvmShutsDownTakesWhatIsLoggedMeanwhile() {
		attach();
		this.logback.install();
		this.logback.shutDown();
		this.logback.root().info("one");
		this.logback.root().detachAndStopAllAppenders();
		this.appender.doAppend(event(1, "late"));
		assertThat(this.logback.shipped("mine")).containsExactly("one", "order 1 is late");
	}

	@Test
	void anAppenderThatIsStartedAgainGoesByItsNewSettings() {
		attach();
		this.logback.install();
		this.logback.root().info("one");
		this.appender.stop();
		this.appender.setStream("another");
		this.appender.start();
		this.logback.root().info("two");
		assertThat(this.logback.shipped("mine")).containsExactly("one");
		assertThat(this.logback.shipped("another")).containsExactly("two");
	}

	private void attach() {
		this.appender.start();
		this.logback.root().addAppender(this.appender);
	}

	/** Logs a message that recurs, and looks whether its event has a string by now. */
	private boolean isStringMade() {
		this.appender.doAppend(event(1, "new"));
		Object[] arguments = { 1, "new" };
		LoggingEvent event = event(arguments);
		this.appender.doAppend(event);
		arguments[1] = "old";
		return event.getFormattedMessage().equals("order 1 is new");
	}

	private LoggingEvent event(Object... arguments) {
		return new LoggingEvent("", this.logback.logger("orders"), Level.INFO, "order {} is {}", null, arguments);
	}

}
