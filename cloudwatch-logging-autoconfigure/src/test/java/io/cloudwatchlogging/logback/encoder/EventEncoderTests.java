package io.cloudwatchlogging.logback.encoder;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.CoreConstants;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.LayoutBase;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EventEncoder}: which encoder is done justice in which way.
 */
class EventEncoderTests {

	private final LoggerContext context = new LoggerContext();

	private final List<Throwable> failures = new ArrayList<>();

	private final EventTextBuffer line = new EventTextBuffer();

	@Test
	void aPatternIsTextAndAllElseMayHaveAStructure() {
		JsonEncoder json = new JsonEncoder();
		json.setContext(this.context);
		json.start();
		assertThat(EventEncoder.of(json, true, this.failures::add).isStructured()).isTrue();
		assertThat(encoder(pattern("%m")).isStructured()).isFalse();
		assertThat(encoder(new Json()).isStructured()).isTrue();
		assertThat(encoder(new PatternLayout() {
		}).isStructured()).isFalse();
	}

	@Test
	void whereTheContextHasForgottenAWordTheLayoutItselfIsUsed() {
		this.context.putObject(CoreConstants.PATTERN_RULE_REGISTRY_FOR_SUPPLIERS,
				Map.of("loud", (Supplier<?>) PatternResetTests.LoudConverter::new));
		PatternLayout layout = pattern("%loud %m");
		this.context.reset();
		EventEncoder encoder = encoder(layout);
		assertThat(encode(encoder, "hello")).isEqualTo("HELLO hello");
		assertThat(encoder.isStructured()).isFalse();
		assertThat(this.context.getStatusManager().getCopyOfStatusList()).isEmpty();
	}

	@Test
	void aLayoutThatFailsIsToldAndTheEventIsPlain() {
		EventEncoder encoder = encoder(new LayoutBase<>() {

			@Override
			public String doLayout(ILoggingEvent event) {
				throw new IllegalStateException("broken");
			}

		});
		assertThat(encode(encoder, "hello")).isEqualTo(" INFO --- [main] com.acme.Orders : hello");
		assertThat(this.failures).singleElement().isInstanceOf(IllegalStateException.class);
	}

	@Test
	void whatFailsWithAnyFieldHasItsFieldsInTheMessage() {
		EventEncoder encoder = encoder(new LayoutBase<>() {

			@Override
			public String doLayout(ILoggingEvent event) {
				if (!event.getMDCPropertyMap().isEmpty()) {
					throw new IllegalStateException("broken");
				}
				return "{\"text\":\"" + event.getFormattedMessage() + "\"}";
			}

		});
		assertThat(encode(encoder, "hello", Map.of("tenant", "acme"))).isEqualTo("{\"text\":\"hello tenant=acme\"}");
	}

	private PatternLayout pattern(String pattern) {
		PatternLayout layout = new PatternLayout();
		layout.setContext(this.context);
		layout.setPattern(pattern);
		layout.start();
		return layout;
	}

	private EventEncoder encoder(Layout<ILoggingEvent> layout) {
		LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
		encoder.setContext(this.context);
		encoder.setLayout(layout);
		encoder.start();
		return EventEncoder.of(encoder, true, this.failures::add);
	}

	private String encode(EventEncoder encoder, String message) {
		return encode(encoder, message, Map.of());
	}

	private String encode(EventEncoder encoder, String message, Map<String, String> mdc) {
		LoggingEvent event = new LoggingEvent("", this.context.getLogger("com.acme.Orders"), Level.INFO, message, null,
				null);
		event.setThreadName("main");
		event.setMDCPropertyMap(mdc);
		encoder.encode(event, this.line);
		return new String(this.line.array(), 0, this.line.length(), StandardCharsets.UTF_8);
	}

	/** A layout with a structure. */
	private static final class Json extends LayoutBase<ILoggingEvent> {

		@Override
		public String doLayout(ILoggingEvent event) {
			return "{}";
		}

	}

}
