package io.cloudwatchlogging.autoconfigure;

import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link LogPattern}.
 */
class LogPatternTests {

	private final LoggerContext context = new LoggerContext();

	@Test
	void theDefaultIsTheLinesOfBootsLogFileWithoutTheDate() {
		this.context.putProperty("PID", "4711");
		this.context.putProperty("APPLICATION_NAME", "orders");
		assertThat(format(null, null)).isEqualTo(" INFO 4711 --- [orders] [main] "
				+ "com.acme.Orders                          : accepted" + System.lineSeparator());
	}

	@Test
	void theDefaultFollowsBootsOtherPatterns() {
		this.context.putProperty("PID", "1");
		this.context.putProperty("LOG_LEVEL_PATTERN", "level=%p");
		this.context.putProperty("LOG_CORRELATION_PATTERN", "[%X{traceId}] ");
		this.context.putProperty("LOG_EXCEPTION_CONVERSION_WORD", "%ex{short}");
		assertThat(format(null, new IllegalStateException("boom")).lines().limit(2)).containsExactly(
				"level=INFO 1 --- [main] [abc] com.acme.Orders                          : accepted",
				"java.lang.IllegalStateException: boom");
	}

	@Test
	void theDefaultHasTheWholeStackTrace() {
		List<String> lines = format(null, new IllegalStateException("boom")).lines().toList();
		assertThat(lines).contains("java.lang.IllegalStateException: boom")
			.anyMatch((line) -> line.startsWith("\tat "));
	}

	@Test
	void aGivenPatternMayUseBootsConversionWords() {
		assertThat(format("%clr(%m){faint}%esb(x)%wex", null)).contains("accepted").contains("[x]");
		assertThat(this.context.getStatusManager().getCopyOfStatusList()).noneMatch((status) -> status.getLevel() > 0);
	}

	@Test
	void aMalformedVariableIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> LogPattern.layout("%m ${a", this.context));
	}

	private String format(@Nullable String pattern, @Nullable Throwable failure) {
		LoggingEvent event = new LoggingEvent("", this.context.getLogger("com.acme.Orders"), Level.INFO, "accepted",
				failure, null);
		event.setThreadName("main");
		event.setMDCPropertyMap(Map.of("traceId", "abc"));
		return LogPattern.layout(pattern, this.context).doLayout(event);
	}

}
