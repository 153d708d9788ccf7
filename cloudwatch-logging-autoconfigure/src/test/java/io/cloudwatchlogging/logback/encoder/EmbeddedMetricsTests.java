package io.cloudwatchlogging.logback.encoder;

import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EmbeddedMetrics}.
 */
class EmbeddedMetricsTests {

	private static final String METRICS = "{\"_aws\":{\"Timestamp\":1,\"CloudWatchMetrics\":[]},\"time\":100}";

	@ParameterizedTest
	@ValueSource(strings = { METRICS, METRICS + "\n", METRICS + " \r\n" })
	void areAMessageThatIsOneObject(String message) {
		assertThat(EmbeddedMetrics.isIn(event(message))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "{", "{}", " " + METRICS, METRICS + " done", "Metrics " + METRICS,
			"{\"CloudWatchMetrics\":[]}", "{\"_aws\":{}}" })
	void areNoOtherMessage(String message) {
		assertThat(EmbeddedMetrics.isIn(event(message))).isFalse();
	}

	@Test
	void areNotBesideAnException() {
		LoggingEvent event = event(METRICS);
		event.setThrowableProxy(new ThrowableProxy(new IllegalStateException()));
		assertThat(EmbeddedMetrics.isIn(event)).isFalse();
	}

	@Test
	void mayBeAnArgument() {
		LoggingEvent event = event("{}");
		event.setArgumentArray(new Object[] { METRICS });
		assertThat(EmbeddedMetrics.isIn(event)).isTrue();
	}

	@Test
	void areWhatAnEventOfAnotherKindSays() {
		assertThat(EmbeddedMetrics.isIn(new ForeignEvent("metrics", null, METRICS))).isTrue();
	}

	private static LoggingEvent event(String message) {
		LoggingEvent event = new LoggingEvent();
		event.setMessage(message);
		return event;
	}

}
