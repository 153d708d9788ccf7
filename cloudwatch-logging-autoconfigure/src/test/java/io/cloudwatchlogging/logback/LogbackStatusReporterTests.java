package io.cloudwatchlogging.logback;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ContextBase;
import ch.qos.logback.core.read.ListAppender;
import ch.qos.logback.core.status.Status;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LogbackStatusReporter}.
 */
class LogbackStatusReporterTests {

	private final LoggerContext context = new LoggerContext();

	private final LogbackStatusReporter reporter = new LogbackStatusReporter(this.context);

	@Test
	void aWarningIsAStatusThatDoesNotStopTheApplication() {
		IllegalStateException cause = new IllegalStateException();
		this.reporter.warn("beware", cause);
		assertThat(this.context.getStatusManager().getCopyOfStatusList()).singleElement().satisfies((status) -> {
			assertThat(status.getLevel()).isEqualTo(Status.WARN);
			assertThat(status.getMessage()).isEqualTo("beware");
			assertThat(status.getThrowable()).isSameAs(cause);
		});
	}

	@Test
	void whatBeganToWorkIsLoggedAndKnownAsAboutShipping() {
		ListAppender<ILoggingEvent> console = new ListAppender<>();
		console.start();
		this.context.getLogger("ROOT").addAppender(console);
		this.reporter.info("shipping");
		assertThat(console.list).singleElement().satisfies((event) -> {
			assertThat(event.getMessage()).isEqualTo("shipping");
			assertThat(EventOrigin.isShipping(event)).isTrue();
		});
		new LogbackStatusReporter(new ContextBase()).info("nobody to tell");
	}

}
