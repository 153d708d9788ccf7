package io.cloudwatchlogging.autoconfigure;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.cloudwatchlogging.LogEventsLostEvent;
import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.delivery.Loss;
import io.cloudwatchlogging.delivery.Pipeline;
import io.cloudwatchlogging.shipping.Shipping;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LossPublisher}.
 */
class LossPublisherTests {

	private static final Loss LOSS = new Loss(new Destination("/shop", "one"), LossReason.TOO_OLD, Severity.WARN, 12);

	private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();

	@Test
	void publishesALossOnAThreadWhoseLinesAreShipped() throws Exception {
		LossPublisher publisher = new LossPublisher(Shipping.shared(), (event) -> {
			this.events.add(event);
			this.events.add(Pipeline.isSending());
			this.events.add(Thread.currentThread().isDaemon());
		});
		publisher.lost(LOSS);
		assertThat(this.events.poll(30, TimeUnit.SECONDS))
			.isEqualTo(new LogEventsLostEvent("/shop", "one", LossReason.TOO_OLD, Severity.WARN, 12));
		assertThat(this.events.poll(30, TimeUnit.SECONDS)).isEqualTo(false);
		assertThat(this.events.poll(30, TimeUnit.SECONDS)).isEqualTo(true);
		publisher.destroy();
	}

	@Test
	void publishesNothingOnceTheContextIsClosed() {
		LossPublisher publisher = new LossPublisher(Shipping.shared(), this.events::add);
		publisher.destroy();
		publisher.lost(LOSS);
		assertThat(this.events).isEmpty();
	}

}
