package io.cloudwatchlogging.autoconfigure;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import io.cloudwatchlogging.LogEventsLostEvent;
import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.delivery.Loss;
import io.cloudwatchlogging.delivery.Pipeline;
import io.cloudwatchlogging.delivery.TestEvents;
import io.cloudwatchlogging.shipping.MemorySink;
import io.cloudwatchlogging.shipping.Patience;
import io.cloudwatchlogging.shipping.Shipping;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LossPublisher}.
 */
class LossPublisherTests {

	private final Shipping shipping = new Shipping(() -> false);

	private final List<Object> events = new CopyOnWriteArrayList<>();

	private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();

	private final CountDownLatch released = new CountDownLatch(1);

	private final LossPublisher publisher = new LossPublisher(this.shipping, this::receive);

	private boolean slow;

	@AfterEach
	void end() {
		this.released.countDown();
		this.publisher.destroy();
		this.shipping.end();
	}

	@Test
	void publishesALossOnADaemonWhoseEventsAreShipped() {
		this.publisher.lost(loss(12));
		awaitEvents(1);
		assertThat(this.events)
			.containsExactly(new LogEventsLostEvent("/shop", "one", LossReason.TOO_OLD, Severity.WARN, 12));
		assertThat(this.thread.get()).isNotNull().matches(Thread::isDaemon);
	}

	@Test
	void namesTheLogStreamAsFarAsItIsKnown() {
		this.publisher.lost(new Loss(new Destination("/{:ecs-cluster}", "one"), LossReason.TOO_OLD, Severity.WARN, 12));
		awaitEvents(1);
		assertThat(this.events)
			.containsExactly(new LogEventsLostEvent("/{ecs-cluster}", "one", LossReason.TOO_OLD, Severity.WARN, 12));
	}

	@Test
	void publishesALossOfThePipelineOnceItIsListening() throws Exception {
		this.publisher.afterSingletonsInstantiated();
		loseAndDeliver();
		awaitEvents(1);
		assertThat(this.events).singleElement()
			.isEqualTo(new LogEventsLostEvent(TestEvents.STREAM.group(), TestEvents.STREAM.stream(),
					LossReason.DISCARDED, Severity.INFO, 1));
	}

	@Test
	void publishesNothingOnceTheContextIsClosed() throws Exception {
		this.publisher.afterSingletonsInstantiated();
		this.publisher.lost(loss(1));
		awaitEvents(1);
		this.publisher.destroy();
		loseAndDeliver();
		this.publisher.lost(loss(2));
		awaitNoThread();
		assertThat(this.events).hasSize(1);
	}

	@Test
	void whatWaitsForASlowListenerIsNotPublishedOnceTheContextIsClosed() throws Exception {
		this.slow = true;
		this.publisher.lost(loss(1));
		awaitEvents(1);
		this.publisher.lost(loss(2));
		this.publisher.destroy();
		this.released.countDown();
		awaitNoThread();
		assertThat(this.events).hasSize(1);
	}

	private void receive(Object event) {
		assertThat(Pipeline.isSending()).isFalse();
		this.thread.set(Thread.currentThread());
		this.events.add(event);
		if (this.slow) {
			awaitRelease();
		}
	}

	private void awaitRelease() {
		try {
			Patience.await(this.released);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void awaitEvents(int count) {
		Patience.await(() -> this.events.size() == count);
	}

	/** Waits until no thread is left that could publish, whether it is known or not. */
	private static void awaitNoThread() {
		Patience.await(() -> Thread.getAllStackTraces()
			.keySet()
			.stream()
			.noneMatch((thread) -> thread.getName().equals("cloudwatch-logs-losses")));
	}

	/** Loses an event, and waits until everybody who listens has been told. */
	private void loseAndDeliver() throws InterruptedException {
		Pipeline pipeline = this.shipping.pipeline();
		TestEvents.log(pipeline, "unwanted");
		pipeline.discard();
		pipeline.connect(new MemorySink());
		TestEvents.log(pipeline, "delivered");
		pipeline.flush(Patience.LIMIT);
		pipeline.end(Patience.LIMIT);
	}

	private static Loss loss(int count) {
		return new Loss(new Destination("/shop", "one"), LossReason.TOO_OLD, Severity.WARN, count);
	}

}
