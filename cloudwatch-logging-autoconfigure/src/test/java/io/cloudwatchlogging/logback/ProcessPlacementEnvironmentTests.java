package io.cloudwatchlogging.logback;

import java.util.List;

import io.cloudwatchlogging.shipping.Patience;
import io.cloudwatchlogging.shipping.Warnings;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ProcessPlacementEnvironment}.
 */
class ProcessPlacementEnvironmentTests {

	@AutoClose
	private final LogbackFixture logback = new LogbackFixture();

	private final UserAppenders declared = new UserAppenders();

	private final ProcessPlacementEnvironment environment = new ProcessPlacementEnvironment(this.logback.shipping(),
			this.declared);

	@Test
	void knowsWhetherTheJvmShutsDown() {
		assertThat(this.environment.isShuttingDown()).isFalse();
		this.logback.shutDown();
		assertThat(this.environment.isShuttingDown()).isTrue();
	}

	@Test
	void knowsTheAppendersOfTheUserAndWhichOfThemAreInUse() {
		CloudWatchAppender mine = this.logback.appender("mine");
		assertThat(this.environment.isUserAppenderStarted()).isFalse();
		this.declared.add(this.logback.appenders().declare(mine, (message, cause) -> {
		}));
		mine.start();
		assertThat(this.environment.isUserAppenderStarted()).isTrue();
		assertThat(this.environment.isUserAppender(mine)).isTrue();
		assertThat(this.environment.isUserAppender(this.logback.appender("other"))).isFalse();
		assertThat(this.environment.isUserAppenderInUse(nodes())).isFalse();
		this.logback.root().addAppender(mine);
		assertThat(this.environment.isUserAppenderInUse(nodes())).isTrue();
	}

	@Test
	void toAwaitDeliveryIsAStageOfTheShutdown() {
		this.logback.hold();
		this.logback.root().info("one");
		this.environment.awaitDelivery();
		assertThat(this.logback.shipping().pipeline().status().counts().delivered()).isOne();
	}

	@Test
	void warnsByTheReportsOfShipping() {
		Warnings warnings = new Warnings();
		this.logback.shipping().reports().setReporter(warnings);
		this.environment.warn("look");
		Patience.await(() -> !warnings.messages().isEmpty());
		assertThat(warnings.messages()).containsExactly("look");
	}

	private List<LoggerTree.Node> nodes() {
		return LoggerTree.of(this.logback.context(), List.of(), AutomaticAppender::isAutomatic).nodes();
	}

}
