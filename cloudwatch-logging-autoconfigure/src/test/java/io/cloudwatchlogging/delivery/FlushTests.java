package io.cloudwatchlogging.delivery;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.cloudwatchlogging.FailureKind;
import io.cloudwatchlogging.FlushResult;
import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.delivery.SendResult.Accepted;
import io.cloudwatchlogging.delivery.SendResult.Refused;
import io.cloudwatchlogging.delivery.SendResult.Retry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Pipeline#flush} and {@link Pipeline#drain}.
 */
@Timeout(120)
class FlushTests {

	private static final Duration LONG = Duration.ofSeconds(60);

	/** A linger that no test waits for. */
	private final Pipeline pipeline = new Pipeline(TestSettings.defaults().linger(Duration.ofHours(1)).build(),
			DeliveryListener.NONE);

	private final ExecutorService executor = Executors.newCachedThreadPool();

	@AfterEach
	void end() throws Exception {
		this.pipeline.disconnect(true);
		this.executor.shutdownNow();
		assertThat(this.executor.awaitTermination(Patience.NANOS, TimeUnit.NANOSECONDS)).isTrue();
	}

	@Test
	void completeWhenAllIsDelivered() throws Exception {
		RecordingSink sink = new RecordingSink();
		this.pipeline.connect(sink);
		TestEvents.log(this.pipeline, "one", "two");
		FlushResult result = this.pipeline.flush(LONG);
		assertThat(result.complete()).isTrue();
		assertThat(result.delivered()).isEqualTo(2);
		assertThat(result.remaining()).isZero();
		assertThat(result.duration()).isLessThan(LONG);
		assertThat(sink.cloudWatch().messages(TestEvents.STREAM)).containsExactly("one", "two");
	}

	@Test
	void completeAtOnceWhenThereIsNothing() throws Exception {
		assertThat(this.pipeline.flush(Duration.ZERO).complete()).isTrue();
		assertThat(this.pipeline.flush(LONG).complete()).isTrue();
	}

	@Test
	void incompleteWhenTheTimeIsOver() throws Exception {
		BlockingSink sink = new BlockingSink();
		this.pipeline.connect(sink);
		TestEvents.log(this.pipeline, "one", "two");
		FlushResult result = this.pipeline.flush(Duration.ofMillis(50));
		assertThat(result.complete()).isFalse();
		assertThat(result.delivered()).isZero();
		assertThat(result.remaining()).isEqualTo(2);
		assertThat(result.duration()).isGreaterThanOrEqualTo(Duration.ofMillis(50));
		sink.release();
		// The answer may come before the flush begins.
		assertThat(this.pipeline.flush(LONG).complete()).isTrue();
		assertThat(this.pipeline.status().counts().delivered()).isEqualTo(2);
	}

	@Test
	void aNegativeAndAnEndlessTimeoutAreUnderstood() throws Exception {
		TestEvents.log(this.pipeline, "line");
		assertThat(this.pipeline.flush(Duration.ofSeconds(-5)).complete()).isFalse();
		this.pipeline.connect(new RecordingSink());
		assertThat(this.pipeline.flush(Duration.ofSeconds(Long.MAX_VALUE)).complete()).isTrue();
	}

	@Test
	void waitsForALaterConnection() throws Exception {
		TestEvents.log(this.pipeline, "line");
		Future<FlushResult> flush = this.executor.submit(() -> this.pipeline.flush(LONG));
		this.pipeline.connect(new RecordingSink());
		assertThat(flush.get().complete()).isTrue();
	}

	@Test
	void waitsForWhatIsUnderWay() throws Exception {
		BlockingSink sink = new BlockingSink();
		this.pipeline.connect(sink);
		TestEvents.log(this.pipeline, "line");
		Future<FlushResult> first = this.executor.submit(() -> this.pipeline.flush(LONG));
		sink.awaitBlocked();
		Future<FlushResult> second = this.executor.submit(() -> this.pipeline.flush(LONG));
		assertThat(first.isDone()).isFalse();
		sink.release();
		assertThat(first.get().complete()).isTrue();
		assertThat(second.get().complete()).isTrue();
	}

	@Test
	void doesNotWaitForLinesThatCameLater() throws Exception {
		BlockingSink sink = new BlockingSink(new RecordingSink(),
				(batch) -> SteppedBuffer.messages(batch).contains("later"));
		CountDownLatch blocked = new CountDownLatch(1);
		this.pipeline.connect(new RecordingSink((batch) -> {
			if (SteppedBuffer.messages(batch).contains("line")) {
				// While the flush waits, another line comes.
				TestEvents.log(this.pipeline, "later");
				blocked.countDown();
			}
			return sink.send(batch);
		}));
		TestEvents.log(this.pipeline, "line");
		FlushResult result = this.pipeline.flush(LONG);
		Patience.await(blocked);
		assertThat(result.complete()).isTrue();
		assertThat(result.delivered()).isOne();
		assertThat(sink.target().cloudWatch().messages(TestEvents.STREAM)).containsExactly("line");
		sink.release();
	}

	@Test
	void isPromptWhileLinesKeepComing() throws Exception {
		RecordingSink sink = new RecordingSink();
		this.pipeline.connect(sink);
		AtomicBoolean done = new AtomicBoolean();
		Future<?> logger = this.executor.submit(() -> {
			for (int i = 0; !done.get(); i++) {
				TestEvents.log(this.pipeline, "line " + i);
				Thread.yield();
			}
		});
		for (int i = 0; i < 20; i++) {
			assertThat(this.pipeline.flush(LONG).complete()).isTrue();
		}
		done.set(true);
		logger.get();
	}

	@Test
	void manyAtOnceAllEnd() throws Exception {
		this.pipeline.connect(new RecordingSink());
		Future<?>[] flushes = new Future<?>[16];
		for (int i = 0; i < flushes.length; i++) {
			String name = "thread " + i;
			flushes[i] = this.executor.submit(() -> {
				for (int j = 0; j < 50; j++) {
					TestEvents.log(this.pipeline, name + " " + j);
					assertThat(this.pipeline.flush(LONG).complete()).isTrue();
				}
				return null;
			});
		}
		for (Future<?> flush : flushes) {
			flush.get();
		}
		assertThat(this.pipeline.status().counts().delivered()).isEqualTo(16 * 50);
	}

	@ParameterizedTest
	@EnumSource
	void doesNotWaitForABackoff(FailureKind failureKind) throws Exception {
		AtomicBoolean mended = new AtomicBoolean();
		CountDownLatch failed = new CountDownLatch(1);
		this.pipeline.connect(new RecordingSink((batch) -> {
			if (mended.get()) {
				return Accepted.all(batch);
			}
			failed.countDown();
			return new Retry(failureKind, Duration.ofMinutes(1), "failed");
		}));
		TestEvents.log(this.pipeline, "line");
		this.pipeline.flush(Duration.ZERO);
		Patience.await(failed);
		mended.set(true);
		FlushResult result = this.pipeline.flush(LONG);
		assertThat(result.complete()).isTrue();
		assertThat(result.duration()).isLessThan(Duration.ofSeconds(30));
	}

	@Test
	void triesOftenWhileItWaits() throws Exception {
		AtomicInteger attempts = new AtomicInteger();
		this.pipeline.connect(new RecordingSink((batch) -> (attempts.incrementAndGet() < 4)
				? new Retry(FailureKind.DENIED, null, "denied") : Accepted.all(batch)));
		TestEvents.log(this.pipeline, "line");
		FlushResult result = this.pipeline.flush(LONG);
		assertThat(result.complete()).as("a flush hopes").isTrue();
		assertThat(attempts).hasValue(4);
	}

	@Test
	void whatIsLostIsDoneAsWell() throws Exception {
		this.pipeline.connect(new RecordingSink((batch) -> new Accepted(batch.size(), 0, batch.size())));
		TestEvents.log(this.pipeline, TestEvents.STREAM, 0, "too old");
		FlushResult result = this.pipeline.flush(LONG);
		assertThat(result.complete()).isTrue();
		assertThat(result.delivered()).isZero();
		TestEvents.log(this.pipeline, "line");
		this.pipeline.disconnect(false);
		Future<FlushResult> flush = this.executor.submit(() -> this.pipeline.flush(LONG));
		while (!flush.isDone()) {
			this.pipeline.discard();
		}
		assertThat(flush.get().complete()).isTrue();
	}

	@Test
	void canBeInterrupted() throws Exception {
		this.pipeline.connect(new BlockingSink());
		TestEvents.log(this.pipeline, "line");
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> this.pipeline.flush(LONG));
		assertThat(Thread.interrupted()).isFalse();
	}

	@Test
	void aDrainSendsLaterLinesAtOnceUntilItIsTakenBack() throws Exception {
		RecordingSink sink = new RecordingSink();
		this.pipeline.connect(sink);
		TestEvents.log(this.pipeline, "line");
		assertThat(this.pipeline.drain(LONG).complete()).isTrue();
		TestEvents.log(this.pipeline, "after");
		sink.cloudWatch().awaitSize(2);
		assertThat(this.pipeline.drain(LONG).complete()).isTrue();
		this.pipeline.resume();
		TestEvents.log(this.pipeline, "lingers");
		assertThat(this.pipeline.status().counts().buffered()).isOne();
	}

	@ParameterizedTest
	@EnumSource(names = { "NOT_CONFIGURED", "DENIED", "MISSING" })
	void aDrainGivesUpWhenPeopleMustMendTheTrouble(FailureKind failureKind) throws Exception {
		assertGivesUp(new Retry(failureKind, null, "denied"));
	}

	@Test
	void aDrainGivesUpWhenEverythingIsRefused() throws Exception {
		assertGivesUp(new Refused("refused"));
	}

	@Test
	void aDrainDeliversWhatStandsBesideAPoisonedEvent() throws Exception {
		this.pipeline.connect(new RecordingSink((batch) -> batch.events().get(0).message().equals("poison")
				? new Refused("poison") : Accepted.all(batch)));
		TestEvents.log(this.pipeline, "poison", "one", "two", "three");
		FlushResult result = this.pipeline.drain(LONG);
		assertThat(result.delivered()).isEqualTo(3);
		assertThat(result.complete()).isTrue();
		assertThat(this.pipeline.status().counts().lost(LossReason.INVALID)).isOne();
	}

	private void assertGivesUp(SendResult answer) throws Exception {
		AtomicInteger attempts = new AtomicInteger();
		this.pipeline.connect(new RecordingSink((batch) -> {
			attempts.incrementAndGet();
			return answer;
		}));
		TestEvents.log(this.pipeline, "line");
		FlushResult result = this.pipeline.drain(LONG);
		assertThat(result.complete()).isFalse();
		assertThat(result.remaining()).isOne();
		assertThat(result.duration()).isLessThan(LONG);
		assertThat(attempts.get()).isPositive();
	}

	@Test
	void aDrainDoesNotGiveUpForADenialOfAnEarlierAttempt() throws Exception {
		AtomicInteger attempts = new AtomicInteger();
		BlockingSink sink = new BlockingSink(new RecordingSink((batch) -> (attempts.incrementAndGet() == 1)
				? new Retry(FailureKind.DENIED, null, "denied") : Accepted.all(batch)));
		this.pipeline.connect(sink);
		TestEvents.log(this.pipeline, "line");
		this.pipeline.flush(Duration.ZERO);
		sink.awaitBlocked();
		Thread drain = new Thread(() -> {
			try {
				assertThat(this.pipeline.drain(LONG).complete()).isTrue();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		});
		AtomicBoolean failed = new AtomicBoolean();
		drain.setUncaughtExceptionHandler((thread, ex) -> failed.set(true));
		drain.start();
		Patience.awaitState(drain, Thread.State.TIMED_WAITING);
		sink.release();
		Patience.join(drain);
		assertThat(failed).isFalse();
	}

	@Test
	void aDrainDoesNotGiveUpWhileOneStreamIsNotDenied() throws Exception {
		AtomicInteger attempts = new AtomicInteger();
		RecordingSink sink = new RecordingSink((batch) -> {
			if (batch.destination().equals(TestEvents.STREAM)) {
				return new Retry(FailureKind.DENIED, null, "denied");
			}
			return (attempts.incrementAndGet() < 5) ? new Retry(FailureKind.UNAVAILABLE, null, "no answer")
					: Accepted.all(batch);
		});
		this.pipeline.connect(sink);
		TestEvents.log(this.pipeline, "denied");
		TestEvents.log(this.pipeline, new Destination("group", "other"), "line");
		FlushResult result = this.pipeline.drain(LONG);
		assertThat(result.complete()).isFalse();
		assertThat(result.delivered()).isOne();
	}

	@Test
	void aDrainWaitsToTheEndWhenTheServiceIsOnlyUnavailable() throws Exception {
		this.pipeline.connect(new RecordingSink((batch) -> new Retry(FailureKind.UNAVAILABLE, null, "no answer")));
		TestEvents.log(this.pipeline, "line");
		FlushResult result = this.pipeline.drain(Duration.ofMillis(300));
		assertThat(result.complete()).isFalse();
		assertThat(result.duration()).isGreaterThanOrEqualTo(Duration.ofMillis(300));
	}

}
