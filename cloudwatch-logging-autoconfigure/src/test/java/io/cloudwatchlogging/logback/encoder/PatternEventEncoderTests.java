package io.cloudwatchlogging.logback.encoder;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggerContextVO;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.ansi.AnsiOutput;
import org.springframework.boot.logging.logback.ColorConverter;
import org.springframework.boot.logging.logback.EnclosedInSquareBracketsConverter;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;
import org.springframework.boot.logging.logback.WhitespaceThrowableProxyConverter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PatternEventEncoder} and {@link EventTextBuffer}: a line is what the
 * layout makes, in UTF-8 and without the line end.
 */
class PatternEventEncoderTests {

	private static final List<Level> LEVELS = List.of(Level.TRACE, Level.DEBUG, Level.INFO, Level.WARN, Level.ERROR);

	private final LoggerContext context = new LoggerContext();

	private final EventTextBuffer line = new EventTextBuffer();

	@BeforeEach
	void setUp() {
		this.context.setMDCAdapter(new LogbackMDCAdapter());
		this.context.putProperty("application", "shop");
	}

	@ParameterizedTest
	@ValueSource(strings = { "%m%n", "%5p 4711 --- [orders] [%t] %-40.40logger{39} : %m%n", "%d %-5level %X{order} %m",
			"%-30(%p %t) %.-5logger{0} %replace(%m){'e','E'}%n%ex{full}", "%r %kvp %marker %nopex", "%m %n%n", "%n",
			"%m%n%xEx{2}%n", "%m%n%rEx%n", "%m%n%wEx", "%m%n%xwEx", "%m%n%-20ex{1}|", "%m%n%-20ex{1}", "%m%ex %t" })
	void makesWhatTheLayoutMakes(String pattern) {
		PatternLayout layout = layout(pattern);
		EventEncoder encoder = Objects.requireNonNull(PatternEventEncoder.of(layout, true));
		for (String message : new String[] { "plain", "", "two\nlines\r\n", "grün", "日本語", "emoji 😀", "half \ud83d",
				"\u0000\u007f\u0080\u00ff\u0100", "x".repeat(100_000), "after a large one" }) {
			for (Throwable thrown : new Throwable[] { null, new IllegalStateException("no€", new Error()) }) {
				ILoggingEvent event = event(message, thrown);
				encoder.encode(event, this.line);
				assertThat(text()).isEqualTo(expected(layout.doLayout(event)));
				this.line.trim();
			}
		}
	}

	@Test
	void knowsTheWordsOfTheLayoutAndThoseOfTheContext() {
		PatternLayout layout = new PatternLayout();
		layout.setContext(this.context);
		layout.getInstanceConverterMap().put("loud", LoudConverter::new);
		layout.setPattern("%loud %property{application}");
		layout.start();
		EventEncoder encoder = Objects.requireNonNull(PatternEventEncoder.of(layout, true));
		encoder.encode(event("hello", null), this.line);
		assertThat(text()).isEqualTo("HELLO shop");
	}

	@ParameterizedTest
	@ValueSource(strings = { "%5p 4711 --- [%t] %-40.40logger{39} : %m", "%p %t %m %logger{0} (%t) -", "%-30(%p %t) %m",
			"%p %t %esb(){application}%esb(%t){}%m", "%p %clr(%t){red} %t" })
	void whatRecursIsThatOfLoggerAndLevel(String pattern) {
		PatternLayout layout = layout(pattern);
		EventEncoder encoder = Objects.requireNonNull(PatternEventEncoder.of(layout, true));
		Random random = new Random(11);
		for (int i = 0; i < 20_000; i++) {
			Level level = LEVELS.get(random.nextInt(LEVELS.size()));
			// First few that are remembered, then more than can be.
			int bound = (i < 10_000) ? 3 : 40;
			LoggingEvent event = event("com.example.shop." + random.nextInt(bound) + ".Orders", level, "message " + i);
			event.setThreadName("thread-" + random.nextInt(bound));
			encoder.encode(event, this.line);
			assertThat(text()).isEqualTo(layout.doLayout(event));
		}
	}

	@Test
	void whatRecursFollowsThePropertiesOfTheContext() {
		PatternLayout layout = layout("%p %esb(){application} %m");
		EventEncoder encoder = Objects.requireNonNull(PatternEventEncoder.of(layout, true));
		encoder.encode(event("hello", null), this.line);
		assertThat(text()).isEqualTo("INFO [shop]  hello");
		this.context.putProperty("application", "mill");
		encoder.encode(event("hello", null), this.line);
		assertThat(text()).isEqualTo("INFO [mill]  hello");
	}

	@Test
	void aPropertyOfTheSystemMayComeLater() {
		String property = "io.cloudwatchlogging.test.group";
		EventEncoder encoder = Objects
			.requireNonNull(PatternEventEncoder.of(layout("%p %esb(){" + property + "}%m"), true));
		try {
			encoder.encode(event("hello", null), this.line);
			assertThat(text()).isEqualTo("INFO hello");
			System.setProperty(property, "mills");
			encoder.encode(event("hello", null), this.line);
			assertThat(text()).isEqualTo("INFO [mills] hello");
		}
		finally {
			System.clearProperty(property);
		}
	}

	@Test
	void longTextsAreNotRemembered() {
		PatternLayout layout = layout("%p %logger %m");
		EventEncoder encoder = Objects.requireNonNull(PatternEventEncoder.of(layout, true));
		for (int length : new int[] { 1, 600, 1, 600 }) {
			LoggingEvent event = event("l".repeat(length), Level.WARN, "message");
			encoder.encode(event, this.line);
			assertThat(text()).isEqualTo(layout.doLayout(event));
		}
	}

	@Test
	void anEventNeedNotHaveAThread() {
		EventEncoder encoder = Objects.requireNonNull(PatternEventEncoder.of(layout("%p [%t] %logger %m"), true));
		ILoggingEvent event = new ForeignEvent(null, null, "hello");
		encoder.encode(event, this.line);
		encoder.encode(event, this.line);
		assertThat(text()).isEqualTo("INFO [null] logger hello");
	}

	@Test
	void theEventMakesItsMessageWhereOthersHaveUseForIt() {
		PatternLayout layout = layout("%p %m");
		for (boolean sole : new boolean[] { true, false }) {
			EventEncoder encoder = Objects.requireNonNull(PatternEventEncoder.of(layout, sole));
			for (int i = 0; i < 3; i++) {
				Object[] arguments = { "now", i };
				LoggingEvent event = new LoggingEvent("caller", this.context.getLogger("orders"), Level.INFO,
						"shipped {}: {}", null, arguments);
				encoder.encode(event, this.line);
				assertThat(text()).isEqualTo("INFO shipped now: " + i);
				arguments[0] = "later";
				// The first time it is not known yet that the message comes again.
				boolean made = !sole || i == 0;
				assertThat(event.getFormattedMessage()).isEqualTo("shipped " + (made ? "now: " : "later: ") + i);
			}
		}
	}

	@Test
	void spacesAndLineEndsOfBootsConvertersAreLeftOutWithoutAnException() {
		assertThat(PatternEventEncoder.isEnding(new WhitespaceThrowableProxyConverter())).isTrue();
		assertThat(PatternEventEncoder.isEnding(new ExtendedWhitespaceThrowableProxyConverter())).isTrue();
	}

	@Test
	void whatBootEnclosesInSquareBracketsIsMadeOnce() {
		AtomicInteger reads = new AtomicInteger();
		LoggerContextVO properties = new LoggerContextVO("shop", Map.of(), 0) {

			@Override
			public Map<String, String> getPropertyMap() {
				reads.incrementAndGet();
				return Map.of("application", "shop");
			}

		};
		EventEncoder encoder = Objects.requireNonNull(PatternEventEncoder
			.of(layout("%5p 4711 --- %esb(){application}%esb{group}[%t] %-40.40logger{39} : %m%n%xwEx"), true));
		for (int i = 0; i < 100; i++) {
			LoggingEvent event = event("com.acme.Orders", Level.INFO, "message " + i);
			event.setLoggerContextRemoteView(properties);
			encoder.encode(event, this.line);
			assertThat(text()).contains(" [shop] [").endsWith("message " + i);
		}
		// Once for the name of the application, always for the group that may come yet.
		assertThat(reads).hasValue(101);
	}

	@ParameterizedTest
	@ValueSource(strings = { "%clr(%p %m)", "%clr(%m){red}", "[%-20(%clr(%m){bg_red,bold})]", "%clr(%esb(%clr(%m)))" })
	void theColoursOfBootAreThoseOfATerminal(String pattern) {
		ILoggingEvent event = event("com.acme.Orders", Level.ERROR, "hello");
		try {
			AnsiOutput.setEnabled(AnsiOutput.Enabled.NEVER);
			String expected = layout(pattern).doLayout(event);
			AnsiOutput.setEnabled(AnsiOutput.Enabled.ALWAYS);
			assertThat(layout(pattern).doLayout(event)).contains("\033[");
			Objects.requireNonNull(PatternEventEncoder.of(layout(pattern), true)).encode(event, this.line);
			assertThat(text()).isEqualTo(expected);
		}
		finally {
			AnsiOutput.setEnabled(AnsiOutput.Enabled.DETECT);
		}
	}

	@Test
	void theColoursOfLogbackAreAsked() {
		PatternLayout layout = layout("%red(%m) %highlight(%p)");
		ILoggingEvent event = event("com.acme.Orders", Level.ERROR, "hello");
		Objects.requireNonNull(PatternEventEncoder.of(layout, true)).encode(event, this.line);
		assertThat(text()).isEqualTo(layout.doLayout(event)).contains("\033[");
	}

	@Test
	void aLayoutOfTheUserIsLeftAlone() {
		assertThat(PatternEventEncoder.of(new PatternLayout() {
		}, true)).isNull();
	}

	@Test
	void anyTextIsEncodedAsTheJdkDoes() {
		Random random = new Random(7);
		for (int i = 0; i < 20_000; i++) {
			char[] chars = new char[random.nextInt(40)];
			int bound = new int[] { 0x80, 0x100, 0x800, 0x10000 }[random.nextInt(4)];
			for (int j = 0; j < chars.length; j++) {
				chars[j] = (char) random.nextInt(bound);
			}
			String text = new String(chars);
			this.line.set(text);
			assertThat(text()).isEqualTo(expected(text));
			this.line.text().append(text);
			this.line.setText();
			assertThat(text()).isEqualTo(expected(text));
			this.line.set(expected(text).getBytes(StandardCharsets.UTF_8));
			assertThat(text()).isEqualTo(expected(text));
		}
	}

	private PatternLayout layout(String pattern) {
		PatternLayout layout = new PatternLayout();
		layout.setContext(this.context);
		layout.getInstanceConverterMap().put("esb", EnclosedInSquareBracketsConverter::new);
		layout.getInstanceConverterMap().put("clr", ColorConverter::new);
		layout.getInstanceConverterMap().put("wEx", WhitespaceThrowableProxyConverter::new);
		layout.getInstanceConverterMap().put("xwEx", ExtendedWhitespaceThrowableProxyConverter::new);
		layout.setPattern(pattern);
		layout.start();
		return layout;
	}

	private LoggingEvent event(String logger, Level level, String message) {
		return new LoggingEvent("caller", this.context.getLogger(logger), level, message, null, null);
	}

	private ILoggingEvent event(String message, @Nullable Throwable thrown) {
		LoggingEvent event = new LoggingEvent("caller", this.context.getLogger("com.example.shop.orders.Orders"),
				Level.INFO, message, thrown, null);
		event.setMDCPropertyMap(Map.of("order", "1"));
		event.setThreadName("main");
		return event;
	}

	private String text() {
		return new String(this.line.array(), 0, this.line.length(), StandardCharsets.UTF_8);
	}

	/** Halves of surrogate pairs as U+FFFD, no line ends at the end. */
	private static String expected(String text) {
		StringBuilder expected = new StringBuilder();
		text.codePoints()
			.map((point) -> (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) ? 0xFFFD : point)
			.forEach(expected::appendCodePoint);
		while (!expected.isEmpty() && "\r\n".indexOf(expected.charAt(expected.length() - 1)) >= 0) {
			expected.setLength(expected.length() - 1);
		}
		return expected.toString();
	}

	/** Makes a message loud. */
	static final class LoudConverter extends ClassicConverter {

		@Override
		public String convert(ILoggingEvent event) {
			return event.getFormattedMessage().toUpperCase(Locale.ROOT);
		}

	}

}
