package io.cloudwatchlogging.aws;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.delivery.SendResult;
import io.cloudwatchlogging.delivery.Sink;
import io.cloudwatchlogging.delivery.TestBatches;
import io.cloudwatchlogging.logback.LogbackStatusReporter;
import io.cloudwatchlogging.shipping.Patience;
import io.cloudwatchlogging.shipping.Shipping;
import io.cloudwatchlogging.test.EmbeddedCloudWatchLogs;
import io.cloudwatchlogging.test.fault.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that requests end in time while an appender of the user blocks.
 */
class BlockedAppenderIntegrationTests {

	private final EmbeddedCloudWatchLogs service = EmbeddedCloudWatchLogs.start();

	private final Shipping shipping = new Shipping(() -> false);

	private final Logger logger = ((LoggerContext) LoggerFactory.getILoggerFactory())
		.getLogger("io.cloudwatchlogging.CloudWatchLogs");

	private final BlockingAppender appender = new BlockingAppender();

	@AfterEach
	void close() {
		this.appender.end.countDown();
		this.logger.detachAppender(this.appender);
		this.shipping.end();
		this.service.close();
	}

	@Test
	void requestsTimeOutWhileTheMessageOfTheFirstDeliveryIsBlocked() throws Exception {
		this.appender.start();
		this.logger.addAppender(this.appender);
		this.shipping.reports().setReporter(new LogbackStatusReporter(this.logger.getLoggerContext()));
		CloudWatchLogsSink sink = new CloudWatchLogsSink(
				ClientSource.owned((defaults) -> TestClients.client(this.service.endpoint(), defaults)),
				SinkSettings.DEFAULTS, RequestObserver.NONE, this.shipping.reports()::warn,
				this.shipping.timer().executor());
		try (Sink decorated = this.shipping.decorate(sink, sink::location)) {
			assertThat(send(decorated, Patience.LIMIT)).isInstanceOf(SendResult.Accepted.class);
			Patience.await(this.appender.blocked);
			this.service.faults().inject(Fault.blackHole());
			assertThat(send(decorated, Duration.ofMillis(203))).isInstanceOfSatisfying(SendResult.Retry.class,
					(retry) -> assertThat(retry.message()).contains("203"));
		}
	}

	private static SendResult send(Sink sink, Duration timeout) {
		return sink.send(TestBatches
			.withTimeout(TestBatches.of(new Destination("g", "s"), System.currentTimeMillis(), "line"), timeout));
	}

	/** An appender that blocks until the test ends. */
	private static final class BlockingAppender extends AppenderBase<ILoggingEvent> {

		private final CountDownLatch blocked = new CountDownLatch(1);

		private final CountDownLatch end = new CountDownLatch(1);

		@Override
		protected void append(ILoggingEvent event) {
			this.blocked.countDown();
			try {
				this.end.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

}
