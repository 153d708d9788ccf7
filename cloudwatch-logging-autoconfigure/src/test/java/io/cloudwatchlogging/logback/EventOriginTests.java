package io.cloudwatchlogging.logback;

import ch.qos.logback.classic.spi.LoggingEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EventOrigin}: it is the thread that logged, not the one that asks.
 */
class EventOriginTests {

	@ParameterizedTest
	@CsvSource({ "cloudwatch-logs-sender-1, orders, true", "cloudwatch-logs-sender-12, orders, true",
			"idle-connection-reaper, software.amazon.awssdk, true",
			"cloudwatch-logs-timer, io.cloudwatchlogging.CloudWatchLogs, true", "cloudwatch-logs-losses, orders, false",
			"main, software.amazon.awssdk.request, false", "'', orders, false" })
	void eventsAboutShippingAreKnownByTheirThread(String thread, String logger, boolean shipping) {
		LoggingEvent event = new LoggingEvent();
		event.setThreadName(thread);
		event.setLoggerName(logger);
		assertThat(EventOrigin.isShipping(event)).isEqualTo(shipping);
	}

}
