package io.cloudwatchlogging.autoconfigure.properties;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link LogPattern}.
 */
class LogPatternTests {

	private final LoggerContext context = new LoggerContext();

	private Map<String, String> contextValues = Map.of("traceId", "abc");

	private String thread = "main";

	@Test
	void theDefaultIsTheLinesOfBootsLogFileWithoutTheDate() {
		this.context.putProperty("PID", "4711");
		this.context.putProperty("APPLICATION_NAME", "orders");
		assertThat(format(null, null)).isEqualTo(" INFO 4711 --- [orders] [main] "
				+ "com.acme.Orders                          : accepted : again" + System.lineSeparator());
	}

	@Test
	void theDefaultFollowsBootsOtherPatterns() {
		this.context.putProperty("PID", "1");
		this.context.putProperty("LOG_LEVEL_PATTERN", "level=%p");
		this.context.putProperty("LOG_CORRELATION_PATTERN", "[%X{traceId}] ");
		this.context.putProperty("LOG_EXCEPTION_CONVERSION_WORD", "%ex{short}");
		assertThat(format(null, new IllegalStateException("boom")).lines().limit(2)).containsExactly(
				"level=INFO 1 --- [main] [abc] com.acme.Orders                          : accepted : again",
				"java.lang.IllegalStateException: boom");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			       |    | ""                | [main]
			orders |    | ""                | [orders] [main]
			orders | eu | ""                | [orders] [eu] [main]
			       |    | "%correlationId"   | [main] [803b448a0489f84084905d3093480352-3425f23bb2432450]
			orders | eu | "%correlationId"   | [orders] [eu] [main] [803b448a0489f84084905d3093480352-3425f23bb2432450]
			""")
	void theQueryThatIsDocumentedFindsTheParts(@Nullable String application, @Nullable String group, String correlation,
			String brackets) throws IOException {
		this.context.putProperty("PID", "4711");
		this.context.putProperty("APPLICATION_NAME", application);
		this.context.putProperty("APPLICATION_GROUP", group);
		this.context.putProperty("LOG_CORRELATION_PATTERN", correlation);
		this.contextValues = Map.of("traceId", "803b448a0489f84084905d3093480352", "spanId", "3425f23bb2432450");
		assertThatPartsOf(format(null, new IllegalStateException("[a] b : c")), brackets);
	}

	@Test
	void theQueryThatIsDocumentedFindsThePartsOfALineOutsideOfAnyTrace() throws IOException {
		this.context.putProperty("PID", "4711");
		this.context.putProperty("LOG_CORRELATION_PATTERN", "%correlationId");
		this.contextValues = Map.of();
		assertThatPartsOf(format(null, null), "[main] [" + " ".repeat(49) + "]");
	}

	@Test
	void theQueryThatIsDocumentedFindsThePartsOfAThreadWithBrackets() throws IOException {
		this.context.putProperty("PID", "4711");
		this.thread = "pool[1] [a";
		assertThatPartsOf(format(null, null), "[pool[1] [a]");
	}

	private static void assertThatPartsOf(String line, String brackets) throws IOException {
		Matcher query = Pattern.compile("parse @message /(.*)/\n")
			.matcher(Files.readString(Path.of("..", "docs", "operations.md")));
		assertThat(query.find()).isTrue();
		Matcher parts = Pattern.compile(query.group(1)).matcher(line);
		assertThat(parts.find()).as(line).isTrue();
		assertThat(parts.group("level")).isEqualTo("INFO");
		assertThat(parts.group("brackets")).isEqualTo(brackets + " ");
		assertThat(parts.group("logger")).isEqualTo("com.acme.Orders");
		assertThat(parts.group("text")).isEqualTo("accepted : again");
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
		LoggingEvent event = new LoggingEvent("", this.context.getLogger("com.acme.Orders"), Level.INFO,
				"accepted : again", failure, null);
		event.setThreadName(this.thread);
		event.setMDCPropertyMap(this.contextValues);
		return LogPattern.layout(pattern, this.context).doLayout(event);
	}

}
