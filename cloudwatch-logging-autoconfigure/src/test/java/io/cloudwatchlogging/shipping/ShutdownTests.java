package io.cloudwatchlogging.shipping;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.delivery.Batch;
import io.cloudwatchlogging.delivery.DeliverySettings;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.delivery.Pipeline;
import io.cloudwatchlogging.delivery.SendResult;
import io.cloudwatchlogging.delivery.Sink;
import io.cloudwatchlogging.delivery.SteppedTime;
import io.cloudwatchlogging.delivery.TestEvents;
import io.cloudwatchlogging.delivery.TestSettings;
import io.cloudwatchlogging.naming.DeferredNames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Shutdown}.
 */
class ShutdownTests {

	/** No event leaves by itself while a test runs. */
	private static final DeliverySettings PATIENT = TestSettings.defaults().linger(Duration.ofHours(1)).build();

	private final Warnings warnings = new Warnings();

	private final DeliveryWarnings deliveryWarnings = new DeliveryWarnings(new DeferredNames());

	private final Pipeline pipeline = new Pipeline(PATIENT, this.deliveryWarnings);

	private final SteppedTime time = new SteppedTime();

	private final MemorySink sink = new MemorySink();

	private final Shutdown shutdown = new Shutdown(this.pipeline, this.deliveryWarnings, this.time, () -> false);

	ShutdownTests() {
		this.deliveryWarnings.setReporter(this.warnings);
	}

	@AfterEach
	void end() throws Exception {
		this.pipeline.end(Patience.LIMIT);
	}

	@Test
	void finishDeliversAllEventsAndEveryLaterOneAtOnce() {
		this.pipeline.connect(this.sink);
		TestEvents.log(this.pipeline, "last");
		this.shutdown.finish();
		assertThat(this.sink.messages()).containsExactly("last");
		TestEvents.log(this.pipeline, "later");
		Patience.await(() -> this.sink.messages().contains("later"));
		assertThat(this.warnings.messages()).isEmpty();
	}

	@Test
	void finishTellsWhetherEventsCameMeanwhile() {
		this.pipeline.connect(new Sink() {

			@Override
			public SendResult send(Batch batch) {
				if (ShutdownTests.this.sink.messages().isEmpty()) {
					TestEvents.log(ShutdownTests.this.pipeline, "meanwhile");
				}
				return ShutdownTests.this.sink.send(batch);
			}

			@Override
			public void close() {
				ShutdownTests.this.sink.close();
			}

		});
		TestEvents.log(this.pipeline, "last");
		assertThat(this.shutdown.finish()).isTrue();
		Patience.await(() -> this.sink.messages().contains("meanwhile"));
		assertThat(this.shutdown.finish()).isFalse();
	}

	@Test
	void finishTellsOnceOfWhatIsLeft() {
		this.shutdown.prepare(Duration.ZERO);
		TestEvents.log(this.pipeline, "one", "other");
		this.shutdown.finish();
		this.shutdown.finish();
		assertThat(this.warnings.messages())
			.containsExactly("2 log events were not delivered to CloudWatch Logs within the shutdown timeout");
	}

	@Test
	void flushTellsNothingAsAnotherStageFollows() {
		this.shutdown.prepare(Duration.ZERO);
		TestEvents.log(this.pipeline, "one");
		this.shutdown.flush();
		assertThat(this.warnings.messages()).isEmpty();
	}

	@Test
	void whoeverIsInterruptedDeliversAllTheSameAndStaysInterrupted() {
		for (Consumer<Shutdown> stage : stages()) {
			this.pipeline.connect(this.sink);
			TestEvents.log(this.pipeline, "last");
			Thread.currentThread().interrupt();
			stage.accept(this.shutdown);
			assertThat(Thread.interrupted()).isTrue();
			assertThat(this.pipeline.status().counts().buffered()).isZero();
		}
	}

	@Test
	void finishTellsOfLossesThoughItIsInterruptedWhileItWaits() throws Exception {
		this.pipeline.lose(new Destination("group", "stream"), Severity.INFO, LossReason.EMPTY, 1);
		TestEvents.log(this.pipeline, "last");
		Thread stage = new Thread(this.shutdown::finish);
		stage.start();
		Patience.await(() -> stage.getState() == Thread.State.TIMED_WAITING);
		stage.interrupt();
		Patience.join(stage);
		assertThat(this.warnings.messages()).singleElement().asString().contains("empty");
	}

	@Test
	void anInterruptEndsAWaitAndNotTheTimeOfTheOtherStages() throws Exception {
		AtomicInteger checks = new AtomicInteger();
		Thread stage = new Thread(() -> {
			this.shutdown.awaitWhile(() -> checks.incrementAndGet() > 0);
			checks.set(Thread.currentThread().isInterrupted() ? -1 : -2);
		});
		stage.start();
		Patience.await(() -> checks.get() > 0);
		stage.interrupt();
		Patience.join(stage);
		assertThat(checks).hasValue(-1);
		this.time.advance(Duration.ofHours(1));
		assertThat(awaitSteps(100)).isEqualTo(5);
	}

	@Test
	void allStagesTogetherWaitNoLongerThanTheTimeout() {
		this.shutdown.prepare(Duration.ofSeconds(10));
		assertThat(awaitSteps(4)).isEqualTo(4);
		this.time.advance(Duration.ofHours(1));
		assertThat(awaitSteps(100)).isEqualTo(6);
		assertThat(awaitSteps(100)).isZero();
	}

	@Test
	void unlessPreparedTheTimeoutIsFiveSeconds() {
		assertThat(awaitSteps(100)).isEqualTo(5);
	}

	@Test
	void aWaitEndsWithItsCondition() {
		assertThat(awaitSteps(0)).isZero();
		assertThat(awaitSteps(2)).isEqualTo(2);
	}

	@Test
	void thereIsAnEventIfOneIsAcceptedWhileItIsWaitedFor() throws Exception {
		TestEvents.log(this.pipeline, "before");
		CountDownLatch waited = new CountDownLatch(1);
		Thread stage = new Thread(() -> {
			if (this.shutdown.awaitEvent(Duration.ofSeconds(1))) {
				waited.countDown();
			}
		});
		stage.start();
		Patience.await(() -> stage.getState() == Thread.State.TIMED_WAITING);
		TestEvents.log(this.pipeline, "meanwhile");
		Patience.await(waited);
	}

	@Test
	void nobodyWaitsForAnEventOnceTheTimeIsOver() {
		assertThat(this.shutdown.awaitEvent(Duration.ZERO)).isFalse();
		this.shutdown.prepare(Duration.ZERO);
		assertThat(this.shutdown.awaitEvent(Duration.ofHours(1))).isFalse();
	}

	private static Iterable<Consumer<Shutdown>> stages() {
		return List.of(Shutdown::finish, Shutdown::flush);
	}

	/** Waits for so many seconds, and returns how many passed. */
	private int awaitSteps(int seconds) {
		AtomicInteger passed = new AtomicInteger();
		this.shutdown.awaitWhile(() -> {
			if (passed.get() == seconds) {
				return false;
			}
			passed.incrementAndGet();
			this.time.advance(Duration.ofSeconds(1));
			return true;
		});
		return passed.get();
	}

}
