package io.cloudwatchlogging.logback;

import java.util.List;

import ch.qos.logback.classic.AsyncAppender;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UserAppenders}.
 */
class UserAppendersTests {

	@AutoClose
	private final LogbackFixture logback = new LogbackFixture();

	private final UserAppenders appenders = new UserAppenders();

	private final CloudWatchAppender appender = this.logback.appender("mine");

	private final DeclaredAppender declared = this.logback.appenders().declare(this.appender, (message, cause) -> {
	});

	@Test
	void anAppenderThatStandsNowhereAndHasMetNothingIsNotInUse() {
		assertThat(inUse()).isFalse();
		this.appender.start();
		this.appenders.add(this.declared);
		assertThat(inUse()).isFalse();
		assertThat(this.appenders.all()).containsExactly(this.declared);
	}

	@Test
	void anAppenderIsInUseWhereItStandsAlsoBehindOthers() {
		this.appenders.add(this.declared);
		AsyncAppender inner = new AsyncAppender();
		inner.setContext(this.logback.context());
		inner.addAppender(this.appender);
		AsyncAppender outer = new AsyncAppender();
		outer.setContext(this.logback.context());
		outer.addAppender(inner);
		this.logback.logger("audit").addAppender(outer);
		assertThat(inUse()).isTrue();
		this.logback.logger("audit").detachAppender(outer);
		assertThat(inUse()).isFalse();
		assertThat(this.appenders.isEmpty()).as("neither started nor attached").isTrue();
	}

	@Test
	void anAppenderThatHasMetAnEventIsInUseAsLongAsItIsStarted() {
		this.appender.start();
		this.appenders.add(this.declared);
		assertThat(this.declared.meet()).isTrue();
		assertThat(this.declared.meet()).isFalse();
		assertThat(inUse()).isTrue();
		this.appender.stop();
		assertThat(inUse()).isFalse();
	}

	private boolean inUse() {
		return this.appenders
			.areInUse(LoggerTree.of(this.logback.context(), List.of(), AutomaticAppender::isAutomatic).nodes());
	}

}
