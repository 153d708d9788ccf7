package io.cloudwatchlogging.logback;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Predecessor}.
 */
class PredecessorTests {

	@AutoClose
	private final LogbackFixture logback = new LogbackFixture();

	private final EventIntake intake = this.logback.newIntake();

	private final AppenderCore appender = new AppenderCore(this.intake, false, AppenderSettings.none("one"),
			(message, cause) -> {
			});

	private final Predecessor predecessor = this.intake.predecessor();

	@Test
	void anAppenderIsFollowedUntilTheSecondLook() {
		assertThat(this.predecessor.appender()).isNull();
		this.predecessor.set(this.appender);
		assertThat(this.predecessor.appender()).isSameAs(this.appender);
		this.predecessor.expire();
		assertThat(this.predecessor.appender()).as("it may have been set a moment ago").isSameAs(this.appender);
		this.predecessor.expire();
		assertThat(this.predecessor.appender()).isNull();
	}

	@Test
	void anAppenderIsForgottenAtOnceWhenLogbackIsConfigured() {
		this.predecessor.set(this.appender);
		this.predecessor.forget();
		assertThat(this.predecessor.appender()).isNull();
	}

	@Test
	void aLaterOneHasItsTime() {
		this.predecessor.set(this.appender);
		this.predecessor.expire();
		this.predecessor.set(this.appender);
		this.predecessor.expire();
		assertThat(this.predecessor.appender()).isSameAs(this.appender);
	}

}
