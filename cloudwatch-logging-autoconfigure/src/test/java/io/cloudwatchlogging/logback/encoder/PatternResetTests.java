package io.cloudwatchlogging.logback.encoder;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.pattern.CompositeConverter;
import ch.qos.logback.core.status.Status;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.event.KeyValuePair;
import org.slf4j.helpers.BasicMarkerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that what a pattern makes of an event does not depend on what the logger context
 * forgets in a reset, for each conversion word of Logback, of Spring Boot and of a user.
 */
class PatternResetTests {

	private static final String BOOT = "org.springframework.boot.logging.logback.";

	private static final Map<String, String> RULES = Map.of("clr", BOOT + "ColorConverter", "correlationId",
			BOOT + "CorrelationIdConverter", "esb", BOOT + "EnclosedInSquareBracketsConverter", "wex",
			BOOT + "WhitespaceThrowableProxyConverter", "wEx", BOOT + "ExtendedWhitespaceThrowableProxyConverter",
			"fields", FieldsConverter.class.getName(), "loud", LoudConverter.class.getName(), "twice",
			TwiceConverter.class.getName());

	/** Those that count, each for itself: no two layouts write the same. */
	private static final Set<String> COUNTERS = Set.of("lsn");

	private final LoggerContext context = new LoggerContext();

	private final EventTextBuffer line = new EventTextBuffer();

	private final List<Throwable> failures = new ArrayList<>();

	@BeforeEach
	void configure() throws JoranException {
		this.context.setMDCAdapter(new LogbackMDCAdapter());
		StringBuilder xml = new StringBuilder("<configuration>");
		RULES.forEach(
				(word, type) -> xml.append("<conversionRule conversionWord='%s' class='%s'/>".formatted(word, type)));
		xml.append("<property scope='context' name='application' value='shop'/></configuration>");
		JoranConfigurator joran = new JoranConfigurator();
		joran.setContext(this.context);
		joran.doConfigure(new ByteArrayInputStream(xml.toString().getBytes(StandardCharsets.UTF_8)));
	}

	static Set<String> words() {
		Set<String> words = new TreeSet<>(PatternLayout.DEFAULT_CONVERTER_SUPPLIER_MAP.keySet());
		words.addAll(RULES.keySet());
		return words;
	}

	@ParameterizedTest
	@MethodSource("words")
	void theTextIsTheSameBeforeAndAfterAReset(String word) throws JoranException {
		for (String pattern : patterns(word)) {
			for (ILoggingEvent event : events()) {
				check(pattern, event);
			}
		}
	}

	private void check(String pattern, ILoggingEvent event) throws JoranException {
		PatternLayoutEncoder before = encoder(pattern);
		String expected = withoutLineEnd(before.getLayout().doLayout(event));
		EventEncoder made = encoder(before);
		assertThat(text(made, event)).as(pattern).isEqualTo(expected);
		this.context.reset();
		assertThat(text(made, event)).as(pattern).isEqualTo(expected);
		assertThat(text(encoder(before), event)).as("made after the reset: %s", pattern).isEqualTo(expected);
		configure();
		assertThat(text(made, event)).as(pattern).isEqualTo(expected);
		assertThat(text(encoder(before), event)).as("made after all: %s", pattern).isEqualTo(expected);
		assertThat(text(encoder(encoder(pattern)), event)).as("a new one: %s", pattern).isEqualTo(expected);
		assertThat(this.failures).isEmpty();
		assertThat(this.context.getStatusManager().getCopyOfStatusList())
			.noneMatch((status) -> status.getLevel() == Status.ERROR);
	}

	private static List<String> patterns(String word) {
		if (word.equals("BARE")) {
			return List.of("(%m %p)", "%-30(%m %p)|");
		}
		if (word.equals("replace")) {
			return List.of("%replace(%m){'e','E'}");
		}
		if (COUNTERS.contains(word)) {
			return List.of("%replace(%" + word + "){'[0-9]+','N'}");
		}
		if (word.equals("maskedKvp")) {
			return List.of("%maskedKvp{order}", "%maskedKvp{total} %m");
		}
		if (word.equals("correlationId")) {
			return List.of("%correlationId", "%correlationId{order(4)}%m");
		}
		if (word.equals("property")) {
			return List.of("%property{application} %property{nothing}");
		}
		if (isComposite(word)) {
			return List.of("%" + word + "(%m %loud)", "%-40" + word + "(%p){red} %esb(){application}");
		}
		return List.of("%" + word, "a %-20.30" + word + " %twice(%" + word + ") %m%n%wEx", "%" + word + "{2} %esb(%t)");
	}

	private static boolean isComposite(String word) {
		return Set.of("clr", "esb", "twice").contains(word)
				|| (PatternLayout.DEFAULT_CONVERTER_SUPPLIER_MAP.containsKey(word)
						&& PatternLayout.DEFAULT_CONVERTER_SUPPLIER_MAP.get(word).get() instanceof CompositeConverter);
	}

	private List<ILoggingEvent> events() {
		return Stream.of(null, new IllegalStateException("no", new Error())).<ILoggingEvent>map((thrown) -> {
			LoggingEvent event = new LoggingEvent("caller", this.context.getLogger("com.acme.shop.Orders"), Level.WARN,
					"hello {}", thrown, new Object[] { "there" });
			event.setThreadName("main");
			event.setMDCPropertyMap(Map.of("order", "1"));
			event.setCallerData(new StackTraceElement[] { new StackTraceElement("Orders", "place", "Orders.java", 7) });
			event.addMarker(new BasicMarkerFactory().getMarker("AUDIT"));
			event.setSequenceNumber(11);
			event.addKeyValuePair(new KeyValuePair("total", 42));
			return event;
		}).toList();
	}

	private PatternLayoutEncoder encoder(String pattern) {
		PatternLayoutEncoder encoder = new PatternLayoutEncoder();
		encoder.setContext(this.context);
		encoder.setPattern(pattern);
		encoder.start();
		return encoder;
	}

	private EventEncoder encoder(PatternLayoutEncoder encoder) {
		return EventEncoder.of(encoder, true, this.failures::add);
	}

	private String text(EventEncoder encoder, ILoggingEvent event) {
		encoder.encode(event, this.line);
		return new String(this.line.array(), 0, this.line.length(), StandardCharsets.UTF_8);
	}

	private static String withoutLineEnd(String text) {
		return text.replaceFirst("[\r\n]+$", "");
	}

	/** A word of a user's. */
	public static final class LoudConverter extends ClassicConverter {

		@Override
		public String convert(ILoggingEvent event) {
			return event.getFormattedMessage().toUpperCase(Locale.ROOT);
		}

	}

	/** A word of a user's around others. */
	public static final class TwiceConverter extends CompositeConverter<ILoggingEvent> {

		@Override
		protected String transform(ILoggingEvent event, String text) {
			return text + text;
		}

	}

}
