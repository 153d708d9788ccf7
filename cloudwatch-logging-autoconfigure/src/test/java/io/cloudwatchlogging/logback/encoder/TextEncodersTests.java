package io.cloudwatchlogging.logback.encoder;

import java.nio.charset.StandardCharsets;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TextEncoders}.
 */
class TextEncodersTests {

	private final LoggerContext context = new LoggerContext();

	private final TextEncoders encoders = TextEncoders.of(encoder(), (failure) -> {
		throw new AssertionError(failure);
	});

	@Test
	void bothFormsMakeTheSameText() {
		assertThat(text(this.encoders.shared())).isEqualTo("INFO order 1 is new");
		assertThat(text(this.encoders.sole())).isEqualTo("INFO order 1 is new");
	}

	@Test
	void theyGoOnWhenTheContextHasForgottenWhatTheyWereMadeOf() {
		this.context.reset();
		assertThat(text(this.encoders.shared())).isEqualTo("INFO order 1 is new");
		assertThat(text(this.encoders.sole())).isEqualTo("INFO order 1 is new");
	}

	private PatternLayoutEncoder encoder() {
		PatternLayoutEncoder encoder = new PatternLayoutEncoder();
		encoder.setContext(this.context);
		encoder.setPattern("%level %m");
		encoder.start();
		return encoder;
	}

	private String text(EventEncoder encoder) {
		EventTextBuffer text = new EventTextBufferPool().acquire();
		encoder.encode(new LoggingEvent("", this.context.getLogger("a"), Level.INFO, "order {} is {}", null,
				new Object[] { 1, "new" }), text);
		return new String(text.array(), 0, text.length(), StandardCharsets.UTF_8);
	}

}
