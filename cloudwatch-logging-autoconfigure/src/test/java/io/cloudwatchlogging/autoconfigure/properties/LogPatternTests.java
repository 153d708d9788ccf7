package io.cloudwatchlogging.autoconfigure.properties;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.CoreConstants;
import ch.qos.logback.core.status.Status;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.KeyValuePair;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LogPattern}.
 */
class LogPatternTests {

	private final LoggerContext context = new LoggerContext();

	private Map<String, String> contextValues = Map.of();

	private final List<KeyValuePair> pairs = new ArrayList<>();

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
		this.contextValues = Map.of("traceId", "abc");
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
		assertThat(parts.group("text")).startsWith("accepted : again");
	}

	@Test
	void theDefaultHasKeyValuesAndContextBehindTheMessage() {
		this.contextValues = Map.of("tenant", "acme");
		this.pairs.add(new KeyValuePair("total", 42.5));
		this.pairs.add(new KeyValuePair("path", "C:\\a \"b\""));
		this.pairs.add(new KeyValuePair("note", null));
		assertThat(format(null, new IllegalStateException("boom")).lines().limit(2))
			.first(InstanceOfAssertFactories.STRING)
			.endsWith(" : accepted : again total=\"42.5\" path=\"C:\\\\a \\\"b\\\"\" note=\"null\" tenant=\"acme\"");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			"%m%fields"                           | traceId,spanId,tenant
			"%X{traceId} %m%fields"               | spanId,tenant
			"%-10.10mdc{ traceId:-none} %m%fields"| spanId,tenant
			"[%X{traceId},%X{spanId:-}] %m%fields"| tenant
			"%correlationId%m%fields"             | tenant
			"%correlationId{tenant(8)}%m%fields"  | traceId,spanId
			"%correlationId{traceId(32), tenant(4)}%m%fields" | spanId
			"%m %X%fields"                        | traceId,spanId,tenant
			"%m%fields{traceId, tenant}"          | spanId
			"%X{traceId}%m%fields{tenant}"        | spanId
			""")
	void whatAPatternShowsByItsKeyIsNotShownTwice(String pattern, String shown) {
		this.contextValues = new LinkedHashMap<>(Map.of("traceId", "1", "spanId", "2", "tenant", "3"));
		List<String> keys = Pattern.compile(" (\\w+)=\"")
			.matcher(format(pattern, null))
			.results()
			.map((result) -> result.group(1))
			.toList();
		assertThat(keys).containsExactlyInAnyOrder(shown.split(","));
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

	@ParameterizedTest
	@ValueSource(strings = { "%m ${a", "%m %unknown", "%d{", "%ex{x" })
	void aPatternThatIsNotUnderstoodIsReplacedAndTold(String pattern) {
		assertThat(LogPattern.problem(pattern, this.context)).isNotNull();
		assertThat(format(pattern, null)).isEqualTo(format(null, null));
		assertThat(statuses()).singleElement().satisfies((status) -> {
			assertThat(status.getLevel()).isEqualTo(Status.WARN);
			assertThat(status.getMessage())
				.startsWith("The pattern '" + pattern + "' is replaced by a simpler one. Logback says: ");
		});
	}

	@Test
	void theDefaultIsReplacedTooIfBootsPropertiesSpoilIt() {
		this.context.putProperty("LOG_LEVEL_PATTERN", "%unknown");
		assertThat(format(null, null)).startsWith(" INFO --- [main] com.acme.Orders  ").contains(": accepted : again");
		assertThat(statuses()).singleElement()
			.satisfies((status) -> assertThat(status.getLevel()).isEqualTo(Status.WARN));
	}

	@Test
	void aLayoutKeepsTheWordsThatTheContextForgets() {
		Map<String, Supplier<?>> rules = new HashMap<>(Map.of("loud", LoudConverter::new));
		this.context.putObject(CoreConstants.PATTERN_RULE_REGISTRY_FOR_SUPPLIERS, rules);
		PatternLayout layout = LogPattern.layout("%loud %esb(x){}%m", this.context);
		String text = layout.doLayout(event(null));
		assertThat(text).isEqualTo("LOUD [x] accepted : again");
		this.context.reset();
		assertThat(layout.doLayout(event(null))).isEqualTo(text);
		assertThat(layout.getInstanceConverterMap()).containsKeys("loud", "esb", "m", "fields");
		assertThat(format("%esb(x){}%m", null)).isEqualTo("[x] accepted : again");
		assertThat(statuses()).isEmpty();
	}

	@Test
	void aWordOfTheUserComesBeforeBoots() {
		Map<String, Supplier<?>> rules = new HashMap<>(Map.of("wEx", LoudConverter::new));
		this.context.putObject(CoreConstants.PATTERN_RULE_REGISTRY_FOR_SUPPLIERS, rules);
		assertThat(format("%m %wEx", null)).isEqualTo("accepted : again LOUD");
	}

	private List<Status> statuses() {
		return this.context.getStatusManager().getCopyOfStatusList();
	}

	private String format(@Nullable String pattern, @Nullable Throwable failure) {
		return LogPattern.layout(pattern, this.context).doLayout(event(failure));
	}

	private LoggingEvent event(@Nullable Throwable failure) {
		LoggingEvent event = new LoggingEvent("", this.context.getLogger("com.acme.Orders"), Level.INFO,
				"accepted : again", failure, null);
		event.setThreadName(this.thread);
		event.setMDCPropertyMap(this.contextValues);
		event.setKeyValuePairs(this.pairs);
		return event;
	}

	/** A word of the user's. */
	static final class LoudConverter extends ClassicConverter {

		@Override
		public String convert(ILoggingEvent event) {
			return "LOUD";
		}

	}

}
