package io.cloudwatchlogging.effects;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.status.Status;
import io.cloudwatchlogging.EffectOf;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.KeyValuePair;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.ansi.AnsiOutput;
import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.logging.structured.JsonWriterStructuredLogFormatter;
import org.springframework.boot.logging.structured.StructuredLogFormatter;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Tests of what events look like in the formats of Spring Boot.
 */
class FormatsIntegrationTests {

	@RegisterExtension
	static ShippingApplication application = new ShippingApplication();

	private static final Logger ORDERS = LoggerFactory.getLogger("com.acme.Orders");

	private static final String TRACE = "803b448a0489f84084905d3093480352";

	private static final String SPAN = "3425f23bb2432450";

	private static final String METRICS = """
			{"_aws":{"Timestamp":1574109732004,"CloudWatchMetrics":[{"Namespace":"Shop","Dimensions":[["functionVersion"]],\
			"Metrics":[{"Name":"time","Unit":"Milliseconds"}]}]},"functionVersion":"$LATEST","time":100}""";

	@ParameterizedTest
	@ValueSource(strings = { "ecs", "logstash", "gelf" })
	void contextAndKeyValuesAreMembers(String format) {
		log(() -> {
			MDC.put("tenant", "acme");
			try {
				ORDERS.atInfo().addKeyValue("total", 42.5).addKeyValue("open", true).log("Order placed");
			}
			finally {
				MDC.remove("tenant");
			}
		}, format);
		JsonNode event = event();
		String prefix = format.equals("gelf") ? "_" : "";
		assertThat(event.get(prefix + "tenant").asString()).isEqualTo("acme");
		assertThat(event.get(prefix + "total").asDouble()).isEqualTo(42.5);
		assertThat(event.get(prefix + "open").asBoolean()).isTrue();
	}

	@Test
	void anExceptionIsOneEventWithItsStackTrace() {
		log(() -> ORDERS.error("Payment failed", new IllegalStateException("no answer", new RuntimeException("reset"))),
				"logstash");
		assertThat(event().get("stack_trace").asString()).startsWith("java.lang.IllegalStateException: no answer")
			.contains("Caused by: java.lang.RuntimeException: reset");
	}

	@Test
	void theCustomizationsOfSpringBootApply() {
		log(() -> ORDERS.error("Payment failed", new IllegalStateException("no answer")), "logstash",
				"logging.structured.json.exclude=thread_name", "logging.structured.json.rename.level=severity",
				"logging.structured.json.add.team=orders", "logging.structured.json.stacktrace.max-length=40");
		JsonNode event = event();
		assertThat(event.has("thread_name")).isFalse();
		assertThat(event.get("severity").asString()).isEqualTo("ERROR");
		assertThat(event.get("team").asString()).isEqualTo("orders");
		assertThat(event.get("stack_trace").asString()).hasSize(40);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ecs", "logstash", "gelf" })
	void anyObjectCanBeAValue(String format) {
		Map<String, Object> withoutKeys = new HashMap<>();
		withoutKeys.put(null, "nobody");
		List<Object> endless = new ArrayList<>();
		endless.add(endless);
		log(() -> {
			ORDERS.atInfo().addKeyValue("value", Instant.EPOCH).log("an instant");
			ORDERS.atInfo().addKeyValue("value", new Item("pen", 3)).log("a record");
			ORDERS.atInfo().addKeyValue("value", Map.of("pen", 3)).log("a map");
			ORDERS.atInfo().addKeyValue("value", withoutKeys).log("a map without keys");
			ORDERS.atInfo().addKeyValue("value", endless).log("a list that contains itself");
			ORDERS.atInfo().addKeyValue("value", new Broken()).log("a broken object");
			ORDERS.atInfo().addKeyValue("value", (Object) null).log("nothing");
			ORDERS.atInfo().addKeyValue("value", 1).addKeyValue("value", 2).log("a name twice");
		}, format);
		String prefix = format.equals("gelf") ? "_" : "";
		List<JsonNode> events = application.messages().stream().map(FormatsIntegrationTests::parse).toList();
		assertThat(events)
			.extracting((event) -> event.get(format.equals("gelf") ? "short_message" : "message").asString())
			.containsExactly("an instant", "a record", "a map", "a map without keys", "a list that contains itself",
					"a broken object", "nothing", "a name twice");
		assertThat(events.get(0).get(prefix + "value").asString()).isEqualTo("1970-01-01T00:00:00Z");
		assertThat(events.get(1).get(prefix + "value").asString()).isEqualTo("Item[name=pen, count=3]");
		assertThat(events.get(5).get(prefix + "value").asString()).contains("Broken", "IllegalStateException");
		assertThat(events.get(7).get(prefix + "value").asInt()).isEqualTo(1);
		assertThat(events.get(7).get(prefix + "value_").asInt()).isEqualTo(2);
	}

	@ParameterizedTest
	@CsvSource({ "ecs, message, message_", "ecs, @timestamp, @timestamp_", "ecs, service, service_",
			"ecs, error, error_", "logstash, message, message_", "logstash, stack_trace, stack_trace_",
			"gelf, level_name, _level_name_", "gelf, _error_type, _error_type_",
			"io.cloudwatchlogging.effects.FormatsIntegrationTests$WriterFormatter, text, text_" })
	void aNameThatTheFormatHasGetsAnUnderscore(String format, String name, String renamed) {
		log(() -> {
			MDC.put(name, "of the context");
			try {
				ORDERS.atError()
					.addKeyValue(name, "of the event")
					.setCause(new IllegalStateException("no answer"))
					.log("Payment failed");
			}
			finally {
				MDC.remove(name);
			}
		}, format);
		JsonNode event = event();
		assertThat(event.get(renamed).asString()).as(event.toString()).isEqualTo("of the context");
		assertThat(event.get(renamed + "_").asString()).isEqualTo("of the event");
		assertThat(event.toString()).contains("\"Payment failed\"");
	}

	@Test
	@EffectOf("cloudwatch.logs.pattern")
	void theDefaultPatternShowsKeyValuesAndContextWhereThereAreAny() {
		log(() -> {
			ORDERS.info("Order placed");
			MDC.put("tenant", "acme");
			try {
				ORDERS.atInfo().addKeyValue("total", 42.5).log("Order paid");
			}
			finally {
				MDC.remove("tenant");
			}
		}, "pattern");
		assertThat(application.messages().get(0)).endsWith(" : Order placed");
		assertThat(application.messages().get(1)).endsWith(" : Order paid total=\"42.5\" tenant=\"acme\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ecs", "logstash", "gelf" })
	void aFormatIsMadeWithoutBootsLoggingSystemToo(String format) {
		System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
		log(() -> ORDERS.warn("Order placed"), format, "cloudwatch.logs.loggers=com.acme");
		assertThat(event().toString()).contains("\"Order placed\"");
	}

	@Test
	void everyStartInOneJvmHasTheSamePattern(@TempDir Path directory) throws IOException {
		Path configuration = Files.writeString(directory.resolve("logback-test-starts.xml"), """
				<configuration>
					<include resource="org/springframework/boot/logging/logback/defaults.xml"/>
					<include resource="org/springframework/boot/logging/logback/console-appender.xml"/>
					<root level="INFO"><appender-ref ref="CONSOLE"/></root>
				</configuration>
				""");
		LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
		List<Status> errors = new ArrayList<>();
		for (String configured : new String[] { configuration.toString(), configuration.toString(), "", "",
				configuration.toString() }) {
			log(() -> {
				ORDERS.info("Order placed");
				errors.addAll(context.getStatusManager().getCopyOfStatusList());
			}, "pattern", "logging.config=" + configured);
		}
		errors.removeIf((status) -> status.getLevel() < Status.ERROR);
		assertThat(errors).isEmpty();
		assertThat(application.messages()).hasSize(5)
			.allMatch((message) -> message
				.matches("\\s*INFO \\d+ --- \\[shop] \\[\\S+] com\\.acme\\.Orders +: Order placed"));
	}

	@Test
	void theColoursOfTheConsoleAreNotShipped() {
		try {
			log(() -> ORDERS.error("Order lost"), "pattern", "spring.output.ansi.enabled=always",
					"cloudwatch.logs.pattern=%clr(%5p) %clr(%logger{0}){cyan} : %m");
			assertThat(application.messages()).containsExactly("ERROR Orders : Order lost");
		}
		finally {
			AnsiOutput.setEnabled(AnsiOutput.Enabled.DETECT);
		}
	}

	@Test
	void aFormatterOfTheUserMakesTheLines() {
		log(() -> ORDERS.info("Order placed"), ShoutFormatter.class.getName());
		assertThat(application.messages()).containsExactly("ORDER PLACED in shop");
	}

	@Test
	void aFormatterThatCannotBeMadeFailsTheStartWithItsReasonInAPlainLine() {
		assertThatException().isThrownBy(() -> log(() -> {
		}, BrokenFormatter.class.getName()));
		Awaitility.await()
			.atMost(ShippingApplication.PATIENCE)
			.untilAsserted(() -> assertThat(application.messages()).anySatisfy((message) -> assertThat(message)
				.contains("APPLICATION FAILED TO START")
				.contains(
						"Invalid value '" + BrokenFormatter.class.getName() + "' for property 'cloudwatch.logs.format'")
				.contains("no formatter can be made of the class: java.lang.IllegalStateException: no schema")
				.contains("Fix the constructor of the class, or use another format.")));
	}

	@Test
	void traceAndSpanAreInAPlainLineWhenTheyAreToBeExpected() {
		log(FormatsIntegrationTests::traced, "pattern", "logging.expect-correlation-id=true",
				"spring.application.group=eu");
		assertThat(application.messages()).singleElement()
			.asString()
			.matches("\\s*INFO \\d+ --- \\[shop] \\[eu] \\[\\S+] \\[" + TRACE + "-" + SPAN
					+ "] com\\.acme\\.Orders +: Order placed");
	}

	@Test
	void traceAndSpanAreInAPlainLineAsBootsOwnPropertySays() {
		log(FormatsIntegrationTests::traced, "pattern", "logging.pattern.correlation=[%X{traceId}] ");
		assertThat(application.messages()).singleElement().asString().contains(" [" + TRACE + "] com.acme.Orders");
	}

	@ParameterizedTest
	@CsvSource({ "ecs, traceId, spanId", "logstash, traceId, spanId", "gelf, _traceId, _spanId" })
	void traceAndSpanAreMembers(String format, String trace, String span) {
		log(FormatsIntegrationTests::traced, format, "logging.expect-correlation-id=true");
		JsonNode event = event();
		assertThat(event.path(trace).asString("")).as(event.toString()).isEqualTo(TRACE);
		assertThat(event.path(span).asString("")).isEqualTo(SPAN);
	}

	private static void traced() {
		MDC.put("traceId", TRACE);
		MDC.put("spanId", SPAN);
		try {
			ORDERS.info("Order placed");
		}
		finally {
			MDC.remove("traceId");
			MDC.remove("spanId");
		}
	}

	@Test
	void embeddedMetricsPassThrough() {
		log(() -> {
			ORDERS.info(METRICS);
			ORDERS.info("{}", METRICS);
			ORDERS.info("Metrics: " + METRICS);
			ORDERS.info("{\"_aws\":{}}");
		}, "ecs");
		assertThat(application.messages().subList(0, 2)).containsExactly(METRICS, METRICS);
		assertThat(application.messages().subList(2, 4)).allMatch((message) -> parse(message).has("message"));
	}

	@Test
	void embeddedMetricsPassThroughAPatternToo() {
		log(() -> ORDERS.info(METRICS), "pattern");
		assertThat(application.messages()).containsExactly(METRICS);
	}

	private static void log(Runnable activity, String format, String... properties) {
		String[] all = new String[properties.length + 1];
		System.arraycopy(properties, 0, all, 0, properties.length);
		all[properties.length] = "cloudwatch.logs.format=" + format;
		application.run((context) -> activity.run(), all);
	}

	private static JsonNode event() {
		assertThat(application.messages()).hasSize(1);
		return parse(application.messages().get(0));
	}

	private static JsonNode parse(String message) {
		return JsonMapper.shared().readTree(message);
	}

	private record Item(String name, int count) {
	}

	/**
	 * A formatter that is made of what Spring Boot offers.
	 */
	static final class ShoutFormatter implements StructuredLogFormatter<ILoggingEvent> {

		private final Environment environment;

		ShoutFormatter(Environment environment) {
			this.environment = environment;
		}

		@Override
		public String format(ILoggingEvent event) {
			return event.getFormattedMessage().toUpperCase(Locale.ROOT) + " in "
					+ this.environment.getProperty("spring.application.name");
		}

	}

	/**
	 * A formatter by Spring Boot's writer of JSON.
	 */
	static final class WriterFormatter extends JsonWriterStructuredLogFormatter<ILoggingEvent> {

		WriterFormatter() {
			super(JsonWriter.of((members) -> {
				members.add("text", ILoggingEvent::getFormattedMessage);
				members.addMapEntries(ILoggingEvent::getMDCPropertyMap);
				members.add().usingExtractedPairs(WriterFormatter::pairs, (pair) -> pair.key, (pair) -> pair.value);
			}));
		}

		private static void pairs(ILoggingEvent event, Consumer<KeyValuePair> pairs) {
			if (event.getKeyValuePairs() != null) {
				event.getKeyValuePairs().forEach(pairs);
			}
		}

	}

	/**
	 * A formatter that cannot be made.
	 */
	static final class BrokenFormatter implements StructuredLogFormatter<ILoggingEvent> {

		BrokenFormatter() {
			throw new IllegalStateException("no schema");
		}

		@Override
		public String format(ILoggingEvent event) {
			return "";
		}

	}

	/**
	 * An object without a text.
	 */
	private static final class Broken {

		@Override
		public String toString() {
			throw new IllegalStateException("broken");
		}

	}

}
