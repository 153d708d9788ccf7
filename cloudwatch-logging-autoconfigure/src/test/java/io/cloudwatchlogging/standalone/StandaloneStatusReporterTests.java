package io.cloudwatchlogging.standalone;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.core.status.Status;
import ch.qos.logback.core.status.StatusListener;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StandaloneStatusReporter}.
 */
class StandaloneStatusReporterTests {

	private final LoggerContext context = new LoggerContext();

	private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

	private final StandaloneStatusReporter reporter = new StandaloneStatusReporter(this.context,
			new PrintStream(this.errors, true, StandardCharsets.UTF_8));

	@Test
	void warningIsAStatusWithItsCause() {
		IllegalStateException cause = new IllegalStateException();
		this.reporter.warn("too late", cause);
		assertThat(this.context.getStatusManager().getCopyOfStatusList()).singleElement().satisfies((status) -> {
			assertThat(status.getLevel()).isEqualTo(Status.WARN);
			assertThat(status.getMessage()).isEqualTo("too late");
			assertThat(status.getThrowable()).isSameAs(cause);
		});
	}

	@Test
	void warningIsLeftToLogbackWhileItIsConfigured() {
		this.context.getConfigurationLock().lock();
		try {
			this.reporter.warn("too early", null);
		}
		finally {
			this.context.getConfigurationLock().unlock();
		}
		assertThat(this.errors.toString(StandardCharsets.UTF_8)).isEmpty();
	}

	@Test
	void warningIsPrintedAfterTheConfiguration() {
		this.reporter.warn("too late", null);
		assertThat(this.errors.toString(StandardCharsets.UTF_8)).containsOnlyOnce("too late");
	}

	@Test
	void warningIsLeftToAStatusListener() {
		StatusListener listener = (status) -> {
		};
		this.context.getStatusManager().add(listener);
		this.reporter.warn("too late", null);
		assertThat(this.errors.toString(StandardCharsets.UTF_8)).isEmpty();
	}

}
