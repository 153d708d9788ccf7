package io.cloudwatchlogging.logback.encoder;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.KeyValuePair;
import org.slf4j.helpers.BasicMarkerFactory;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.boot.json.JsonWriter;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.boot.logging.structured.JsonWriterStructuredLogFormatter;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that an event is JSON whatever its MDC entries and key-values are called, in the
 * formats of Spring Boot and in one of a user: for each name that a format has of its
 * own.
 */
class ClashingNamesTests {

	private static final JsonMapper STRICT = JsonMapper.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.build();

	private final LoggerContext context = new LoggerContext();

	private final MockEnvironment environment = new MockEnvironment().withProperty("spring.application.name", "shop")
		.withProperty("spring.application.pid", "4711")
		.withProperty("logging.structured.ecs.service.version", "1")
		.withProperty("logging.structured.gelf.service.version", "1");

	private final Map<String, EventEncoder> encoders = new HashMap<>();

	private final EventTextBuffer line = new EventTextBuffer();

	private final List<Throwable> failures = new ArrayList<>();

	@ParameterizedTest
	@ValueSource(strings = { "ecs", "gelf", "logstash",
			"io.cloudwatchlogging.logback.encoder.ClashingNamesTests$UsersFormatter" })
	void anyNameOnceInContextAndKeyValues(String format) {
		for (boolean full : new boolean[] { true, false }) {
			for (String name : names(format)) {
				check(format, full, List.of(name), List.of());
				check(format, full, List.of(), List.of(name));
				check(format, full, List.of(name), List.of(name));
				check(format, full, List.of(), List.of(name, name, name));
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "ecs", "gelf", "logstash",
			"io.cloudwatchlogging.logback.encoder.ClashingNamesTests$UsersFormatter" })
	void anyTwoNamesAtOnce(String format) {
		List<String> names = names(format);
		for (String first : names) {
			for (String second : names) {
				check(format, true, List.of(first), List.of(second));
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "ecs", "gelf", "logstash" })
	void aPrefixOfTheNamesIsTakenIntoAccount(String format) {
		for (String prefix : new String[] { "ctx", "ctx.", "my-" }) {
			this.encoders.clear();
			this.environment.setProperty("logging.structured.json.context.prefix", prefix);
			for (String name : new String[] { "message", "total", "name", "a.b" }) {
				check(format, true, List.of(name), List.of(name, name));
			}
		}
	}

	@Test
	void whereThePrefixClashesTheMessageHasThem() {
		this.environment.setProperty("logging.structured.json.context.prefix", "service");
		LoggingEvent event = event(false, Map.of("a", "1"));
		event.addKeyValuePair(new KeyValuePair("b", 2));
		assertThat(encode("ecs", event).get("message").asString()).isEqualTo("Order placed a=1 b=2");
	}

	@Test
	void theNamesAreThoseThatAreDocumented() {
		assertRenamed("ecs", Map.of("message", "message_", "@timestamp", "@timestamp_", "service.name", "service_.name",
				"service.zone", "service_.zone", "error.id", "error_.id", "a", "a", "log", "log_"));
		assertRenamed("gelf",
				Map.of("level_name", "_level_name_", "_error_type", "_error_type_", "message", "_message"));
		assertRenamed("logstash",
				Map.of("message", "message_", "tags", "tags_", "stack_trace", "stack_trace_", "a.b", "a.b"));
		assertRenamed("logstash", Map.of("level", "level_", "service", "service"));
	}

	private void assertRenamed(String format, Map<String, String> names) {
		LoggingEvent event = event(true);
		names.keySet().forEach((name) -> event.addKeyValuePair(new KeyValuePair(name, "value of " + name)));
		JsonNode json = encode(format, event);
		names.forEach((name, renamed) -> {
			JsonNode value = json.get(renamed);
			if (format.equals("ecs") && renamed.contains(".")) {
				value = json.at("/" + renamed.replace('.', '/'));
			}
			assertThat(value.asString()).as(json.toString()).isEqualTo("value of " + name);
		});
	}

	@Test
	void objectsAndValuesOfOneNameAreKeptApart() {
		LoggingEvent event = event(false);
		for (String name : new String[] { "a", "a.b", "a.b.c", "a.b", "a.", ".a", "x.y.z", "x.y", "x" }) {
			event.addKeyValuePair(new KeyValuePair(name, name));
		}
		assertThat(strings(encode("ecs", event))).contains("a", "a.b", "a.b.c", "a.", ".a", "x.y.z", "x.y", "x");
	}

	@Test
	void aViewHasAllElseOfTheEvent() {
		LoggingEvent event = event(true);
		event.setSequenceNumber(11);
		event.addKeyValuePair(new KeyValuePair("message", 1));
		List<ILoggingEvent> seen = new ArrayList<>();
		EventEncoder format = (candidate, target) -> {
			seen.add(candidate);
			throw new IllegalStateException();
		};
		new FormattedEventEncoder(format, this.failures::add).encode(event, this.line);
		assertThat(seen).hasSizeGreaterThan(2).allSatisfy((view) -> {
			assertThat(view.getSequenceNumber()).isEqualTo(11);
			assertThat(view.getCallerData()).isSameAs(event.getCallerData());
			assertThat(view.getMarkerList()).isSameAs(event.getMarkerList());
			assertThat(view.getInstant()).isEqualTo(event.getInstant());
			assertThat(view.getThrowableProxy()).isSameAs(event.getThrowableProxy());
			assertThat(view.getLoggerContextVO()).isSameAs(event.getLoggerContextVO());
		});
	}

	@Test
	void aFailureIsToldOnceAnEvent() {
		LoggingEvent event = event(true);
		event.addKeyValuePair(new KeyValuePair("message", 1));
		encode("ecs", event);
		assertThat(this.failures).hasSize(1);
	}

	/** The names of a format at any depth, as they are and a little different. */
	private List<String> names(String format) {
		Set<String> paths = new TreeSet<>();
		collect("", (ObjectNode) encode(format, event(true)), (path, value) -> paths.add(path));
		Set<String> names = new LinkedHashSet<>(List.of("total", "total.net", "_total"));
		for (String path : paths) {
			String plain = path.startsWith("_") ? path.substring(1) : path;
			names.addAll(List.of(path, path + "_", path + ".id", plain, "_" + plain));
		}
		if (format.equals("gelf")) {
			// Boot leaves out what GELF does not allow.
			names.removeIf((name) -> !name.matches("[\\w.\\-]*"));
		}
		return List.copyOf(names);
	}

	private static void collect(String prefix, ObjectNode object, BiConsumer<String, JsonNode> members) {
		object.properties().forEach((member) -> {
			members.accept(prefix + member.getKey(), member.getValue());
			if (member.getValue() instanceof ObjectNode inner) {
				collect(prefix + member.getKey() + ".", inner, members);
			}
		});
	}

	/** Each value is in the event, and the event's own members are what they were. */
	private void check(String format, boolean full, List<String> contextNames, List<String> pairNames) {
		Map<String, String> mdc = new LinkedHashMap<>();
		List<String> values = new ArrayList<>();
		contextNames.forEach((name) -> {
			mdc.put(name, "mdc " + name);
			values.add("mdc " + name);
		});
		LoggingEvent event = event(full, mdc);
		for (int i = 0; i < pairNames.size(); i++) {
			String value = "pair " + i + " " + pairNames.get(i);
			event.addKeyValuePair(new KeyValuePair(pairNames.get(i), value));
			values.add(value);
		}
		String description = format + " " + contextNames + " " + pairNames;
		ObjectNode json = (ObjectNode) encode(format, event);
		ObjectNode bare = (ObjectNode) encode(format, event(full));
		assertThat(strings(json)).as("%s: %s", description, json).containsAll(values);
		bare.properties()
			.forEach((member) -> assertThat((Object) json.get(member.getKey())).as("%s: %s", description, json)
				.isEqualTo(member.getValue()));
	}

	private static List<String> strings(JsonNode json) {
		List<String> strings = new ArrayList<>();
		collect("", (ObjectNode) json, (path, value) -> {
			if (value.isString()) {
				strings.add(value.asString());
			}
		});
		return strings;
	}

	private JsonNode encode(String format, ILoggingEvent event) {
		this.encoders.computeIfAbsent(format, this::encoder).encode(event, this.line);
		return STRICT.readTree(new String(this.line.array(), 0, this.line.length(), StandardCharsets.UTF_8));
	}

	private EventEncoder encoder(String format) {
		this.context.putObject(Environment.class.getName(), this.environment);
		StructuredLogEncoder encoder = new StructuredLogEncoder();
		encoder.setContext(this.context);
		encoder.setFormat(format);
		encoder.start();
		return EventEncoder.of(encoder, false, this.failures::add);
	}

	private LoggingEvent event(boolean full) {
		return event(full, Map.of());
	}

	private LoggingEvent event(boolean full, Map<String, String> mdc) {
		LoggingEvent event = new LoggingEvent();
		event.setLoggerContextRemoteView(this.context.getLoggerContextRemoteView());
		event.setLoggerName("com.acme.Orders");
		event.setThreadName("main");
		event.setLevel(Level.WARN);
		event.setMessage("Order placed");
		event.setTimeStamp(1_000);
		event.setMDCPropertyMap(mdc);
		event.setCallerData(new StackTraceElement[] { new StackTraceElement("Orders", "place", "Orders.java", 7) });
		if (full) {
			IllegalStateException failure = new IllegalStateException("broken");
			failure.setStackTrace(new StackTraceElement[0]);
			event.setThrowableProxy(new ThrowableProxy(failure));
			event.addMarker(new BasicMarkerFactory().getMarker("AUDIT"));
		}
		return event;
	}

	/**
	 * A format of a user, which has what the application logs in an object.
	 */
	static final class UsersFormatter extends JsonWriterStructuredLogFormatter<ILoggingEvent> {

		UsersFormatter() {
			super(JsonWriter.of((members) -> {
				members.add("text", ILoggingEvent::getFormattedMessage);
				members.add("severity", ILoggingEvent::getLevel);
				members.addMapEntries(ILoggingEvent::getMDCPropertyMap);
				members.add()
					.usingExtractedPairs(UsersFormatter::pairs, (KeyValuePair pair) -> pair.key,
							(KeyValuePair pair) -> pair.value);
			}));
		}

		private static void pairs(ILoggingEvent event, Consumer<KeyValuePair> pairs) {
			List<KeyValuePair> all = event.getKeyValuePairs();
			if (all != null) {
				all.forEach(pairs);
			}
		}

	}

}
