package io.cloudwatchlogging.logback;

import java.time.Instant;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.logback.encoder.EventTextBuffer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CustomizedEvent} and {@link EventNamingContext}, the two views of an
 * event.
 */
class CustomizedEventTests {

	private final LoggingEvent event = new LoggingEvent("", new LoggerContext().getLogger("orders"), Level.WARN,
			"order {} is late", null, new Object[] { 7 });

	private final EventTextBuffer encoded = new EventTextBuffer();

	private final CustomizedEvent view = new CustomizedEvent(this.event, this.encoded);

	CustomizedEventTests() {
		this.event.setTimeStamp(1_700_000_000_000L);
		this.event.setThreadName("worker");
		this.event.setMDCPropertyMap(Map.of("tenant", "acme"));
		this.encoded.replace("the text");
	}

	@Test
	void aCustomizerSeesTheEventAndItsText() {
		assertThat(this.view.loggerName()).isEqualTo("orders");
		assertThat(this.view.severity()).isEqualTo(Severity.WARN);
		assertThat(this.view.timestamp()).isEqualTo(Instant.ofEpochMilli(1_700_000_000_000L));
		assertThat(this.view.threadName()).isEqualTo("worker");
		assertThat(this.view.message()).isEqualTo("order 7 is late");
		assertThat(this.view.mdc()).containsExactly(Map.entry("tenant", "acme"));
		assertThat(this.view.text()).isEqualTo("the text");
		assertThatExceptionOfType(UnsupportedOperationException.class)
			.isThrownBy(() -> this.view.mdc().put("tenant", "other"));
	}

	@Test
	void theTextThatIsSetTakesThePlaceOfTheOtherOnce() {
		this.view.apply();
		assertThat(this.encoded).hasToString("the text");
		this.view.setText("another text");
		assertThat(this.view.text()).isEqualTo("another text");
		assertThat(this.encoded).as("not yet").hasToString("the text");
		this.view.apply();
		assertThat(this.encoded).hasToString("another text");
		assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> this.view.setText(nothing()))
			.withMessageContaining("drop()");
	}

	@Test
	void anEventCanBeDropped() {
		assertThat(this.view.isDropped()).isFalse();
		this.view.drop();
		assertThat(this.view.isDropped()).isTrue();
	}

	@Test
	void namesGoByTheSameEvent() {
		EventNamingContext names = new EventNamingContext(this.event);
		assertThat(names.timestamp()).isEqualTo(1_700_000_000_000L);
		assertThat(names.logger()).isEqualTo("orders");
		assertThat(names.level()).isEqualTo("WARN");
		assertThat(names.mdc("tenant")).isEqualTo("acme");
		assertThat(names.mdc("user")).isNull();
	}

	@SuppressWarnings("NullAway")
	private static String nothing() {
		return null;
	}

}
