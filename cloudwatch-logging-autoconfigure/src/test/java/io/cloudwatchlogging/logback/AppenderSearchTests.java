package io.cloudwatchlogging.logback;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.helpers.NOPAppender;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AppenderSearch}.
 */
class AppenderSearchTests {

	private final LoggerContext context = new LoggerContext();

	private final Logger root = this.context.getLogger(Logger.ROOT_LOGGER_NAME);

	private final CloudWatchAppender appender = new CloudWatchAppender();

	@Test
	void anAppenderIsSoleWhereverItIsAttached() {
		this.root.addAppender(this.appender);
		assertThat(AppenderSearch.isSole(this.context, this.appender)).isTrue();
		this.context.getLogger("audit").addAppender(this.appender);
		assertThat(AppenderSearch.isSole(this.context, this.appender)).isTrue();
	}

	@Test
	void anAppenderIsNotSoleBesideAnotherOne() {
		this.root.addAppender(this.appender);
		this.context.getLogger("audit").addAppender(new NOPAppender<>());
		assertThat(AppenderSearch.isSole(this.context, this.appender)).isFalse();
	}

	@Test
	void anAppenderIsNotSoleBeforeItIsAttached() {
		assertThat(AppenderSearch.isSole(this.context, this.appender)).isFalse();
	}

	@Test
	void anAppenderIsNotSoleBehindAnother() {
		AsyncAppender async = new AsyncAppender();
		async.setContext(this.context);
		async.addAppender(this.appender);
		this.root.addAppender(async);
		assertThat(AppenderSearch.isSole(this.context, this.appender)).isFalse();
		assertThat(AppenderSearch.all(this.context)).containsExactly(this.appender);
		assertThat(AppenderSearch.reachedFrom(this.context, "audit.orders")).containsExactly(this.appender);
	}

}
