package io.cloudwatchlogging.logback.encoder;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FormattedEventEncoder}.
 */
class FormattedEventEncoderTests {

	private final List<Throwable> failures = new ArrayList<>();

	private final EventTextBuffer line = new EventTextBuffer();

	@Test
	void makesALineInTheFormat() {
		assertThat(encode((event, line) -> line.set("formatted"), event())).isEqualTo("formatted");
		assertThat(this.failures).isEmpty();
	}

	@Test
	void makesALineOfTextsWhenTheFormatFailsWithTheValues() {
		EventEncoder format = (event, line) -> line.set(event.getKeyValuePairs().stream().map((pair) -> {
			if (!(pair.value instanceof String)) {
				throw new IllegalArgumentException("not a text");
			}
			return pair.key + "=" + pair.value;
		}).toList().toString());
		assertThat(encode(format, event())).isEqualTo("[tenant_=1, total=2, total_=3]");
		assertThat(this.failures).singleElement().isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void makesAPlainLineWhenTheFormatFailsAnyway() {
		EventEncoder format = (event, line) -> {
			throw new StackOverflowError();
		};
		assertThat(encode(format, event())).startsWith(
				" WARN --- [main] com.acme.Orders : Order 4711 tenant=acme tenant=1 total=2 total=3\njava.lang.IllegalStateException: broken");
		assertThat(this.failures).singleElement().isInstanceOf(StackOverflowError.class);
	}

	@Test
	void aValueWithoutATextIsSaidToHaveNone() {
		LoggingEvent event = event();
		event.addKeyValuePair(new KeyValuePair("item", new Object() {

			@Override
			public String toString() {
				throw new UnsupportedOperationException();
			}

		}));
		EventEncoder format = (any, line) -> {
			throw new IllegalStateException();
		};
		assertThat(encode(format, event)).contains(
				"item=(io.cloudwatchlogging.logback.encoder.FormattedEventEncoderTests$",
				"has no text: java.lang.UnsupportedOperationException)");
	}

	private String encode(EventEncoder format, ILoggingEvent event) {
		new FormattedEventEncoder(format, this.failures::add).encode(event, this.line);
		return new String(this.line.array(), 0, this.line.length(), StandardCharsets.UTF_8);
	}

	private static LoggingEvent event() {
		LoggingEvent event = new LoggingEvent();
		event.setLoggerName("com.acme.Orders");
		event.setThreadName("main");
		event.setLevel(Level.WARN);
		event.setMessage("Order 4711");
		event.setMDCPropertyMap(Map.of("tenant", "acme"));
		event.setThrowableProxy(new ThrowableProxy(new IllegalStateException("broken")));
		event.addKeyValuePair(new KeyValuePair("tenant", 1));
		event.addKeyValuePair(new KeyValuePair("total", 2));
		event.addKeyValuePair(new KeyValuePair("total", 3));
		return event;
	}

}
