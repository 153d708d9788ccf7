package io.cloudwatchlogging.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.cloudwatchlogging.FailureKind;
import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.TestSeed;
import io.cloudwatchlogging.delivery.SendResult.Accepted;
import io.cloudwatchlogging.delivery.SendResult.Refused;
import io.cloudwatchlogging.delivery.SendResult.Retry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Pipeline}: its connections and its threads.
 */
@Timeout(120)
class PipelineTests {

	private static final Duration LONG = Duration.ofSeconds(60);

	private static final Destination OTHER = new Destination("group", "other");

	/** Those of other tests in this process. */
	private final List<Thread> foreignThreads = SenderThreads.alive();

	private final RecordingListener listener = new RecordingListener();

	private final Pipeline pipeline = pipeline(TestSettings.defaults().linger(Duration.ofMillis(5)), this.listener);

	private static Pipeline pipeline(TestSettings settings, DeliveryListener listener) {
		return new Pipeline(settings.build(), listener);
	}

	@AfterEach
	void endsAllThreads() throws Exception {
		this.pipeline.disconnect(true);
		for (Thread thread : senderThreads()) {
			Patience.join(thread);
		}
	}

	private List<Thread> senderThreads() {
		List<Thread> threads = new ArrayList<>(SenderThreads.alive());
		threads.removeAll(this.foreignThreads);
		return threads;
	}

	@Test
	void withoutAConnectionThereIsNoThread() {
		TestEvents.log(this.pipeline, "line");
		assertThat(senderThreads()).isEmpty();
		assertThat(this.pipeline.isConnected()).isFalse();
		assertThat(this.pipeline.status().connected()).isFalse();
		assertThat(this.pipeline.status().counts().buffered()).isOne();
	}

	@Test
	void linesFromBeforeTheConnectionAreSent() throws Exception {
		TestEvents.log(this.pipeline, "first", "second");
		RecordingSink sink = new RecordingSink();
		this.pipeline.connect(sink);
		assertThat(this.pipeline.isConnected()).isTrue();
		sink.cloudWatch().awaitSize(2);
		assertThat(sink.cloudWatch().messages(TestEvents.STREAM)).containsExactly("first", "second");
	}

	@Test
	void deliveryHasNotRecoveredWhileAnotherStreamFails() throws Exception {
		AtomicBoolean failing = new AtomicBoolean(true);
		RecordingSink sink = new RecordingSink((batch) -> (batch.destination().equals(OTHER) && failing.get())
				? new Retry(FailureKind.DENIED, null, "not this one") : Accepted.all(batch));
		this.pipeline.connect(sink);
		TestEvents.log(this.pipeline, OTHER, "kept");
		Patience.await(() -> this.listener.failures().size() > 0);
		TestEvents.log(this.pipeline, "delivered");
		sink.cloudWatch().awaitSize(1);
		Patience.await(() -> this.pipeline.status().counts().delivered() == 1);
		assertThat(this.listener.deliveries()).isZero();
		failing.set(false);
		this.pipeline.flush(LONG);
		Patience.await(() -> this.listener.deliveries() > 0);
	}

	@Test
	void linesLeaveByThemselves() throws Exception {
		RecordingSink sink = new RecordingSink();
		this.pipeline.connect(sink);
		for (int i = 1; i <= 200; i++) {
			TestEvents.log(this.pipeline, "line " + i);
			sink.cloudWatch().awaitSize(i);
		}
		assertThat(sink.mostSending()).isOne();
	}

	@Test
	void sendingThreadsAreKnownAndKeepNoProgramAlive() throws Exception {
		List<Thread> threads = new ArrayList<>();
		RecordingSink sink = new RecordingSink((batch) -> {
			threads.add(Thread.currentThread());
			return Accepted.all(batch);
		});
		this.pipeline.connect(sink);
		TestEvents.log(this.pipeline, "line");
		this.pipeline.flush(LONG);
		assertThat(Pipeline.isSending()).isFalse();
		assertThat(threads).allMatch(SenderThread.class::isInstance)
			.allMatch(Thread::isDaemon)
			.allMatch((thread) -> thread.getName().startsWith("cloudwatch-logs-"));
	}

	@Test
	void aReplacedSinkIsClosedOnceItsAnswersAreThere() throws Exception {
		BlockingSink first = new BlockingSink();
		this.pipeline.connect(first);
		TestEvents.log(this.pipeline, "first");
		first.awaitBlocked();
		RecordingSink second = new RecordingSink();
		this.pipeline.connect(second);
		TestEvents.log(this.pipeline, OTHER, "second");
		second.cloudWatch().awaitSize(1);
		assertThat(first.target().closes()).isZero();
		first.release();
		this.pipeline.flush(LONG);
		this.pipeline.disconnect(false);
		endsAllThreads();
		assertThat(first.target().cloudWatch().messages(TestEvents.STREAM)).containsExactly("first");
		assertThat(second.cloudWatch().messages(TestEvents.STREAM)).isEmpty();
		assertThat(first.target().closes()).isOne();
		assertThat(second.closes()).isOne();
		assertThat(first.target().sentWhileClosed() + second.sentWhileClosed()).isZero();
	}

	@Test
	void manyReconnectionsLoseNothingAndSendNothingTwice() throws Exception {
		FakeCloudWatch cloudWatch = new FakeCloudWatch();
		List<RecordingSink> sinks = new ArrayList<>();
		Thread logger = new Thread(() -> {
			for (String line : TestEvents.allNumbered("line", 20_000)) {
				TestEvents.log(this.pipeline, line);
			}
		});
		logger.start();
		while (logger.isAlive()) {
			RecordingSink sink = new RecordingSink(cloudWatch);
			sinks.add(sink);
			this.pipeline.connect(sink);
			if (sinks.size() % 3 == 0) {
				this.pipeline.disconnect(sinks.size() % 2 == 0);
			}
		}
		this.pipeline.connect(new RecordingSink(cloudWatch));
		assertThat(this.pipeline.flush(LONG).complete()).isTrue();
		endsAllThreads();
		assertThat(cloudWatch.messages(TestEvents.STREAM)).isEqualTo(TestEvents.allNumbered("line", 20_000));
		assertThat(sinks).allMatch((sink) -> sink.closes() == 1).allMatch((sink) -> sink.sentWhileClosed() == 0);
	}

	@Test
	void anInterruptedRequestKeepsItsBatchForTheNextSink() throws Exception {
		BlockingSink first = new BlockingSink();
		this.pipeline.connect(first);
		TestEvents.log(this.pipeline, "line");
		first.awaitBlocked();
		this.pipeline.disconnect(true);
		endsAllThreads();
		assertThat(first.target().closes()).isOne();
		assertThat(this.pipeline.status().counts().buffered()).isOne();
		assertThat(this.pipeline.status().inFlight()).isZero();
		RecordingSink second = new RecordingSink();
		this.pipeline.connect(second);
		assertThat(this.pipeline.flush(LONG).complete()).isTrue();
		assertThat(second.cloudWatch().messages(TestEvents.STREAM)).containsExactly("line");
	}

	@Test
	void disconnectingTwiceIsHarmless() throws Exception {
		RecordingSink sink = new RecordingSink();
		this.pipeline.connect(sink);
		this.pipeline.disconnect(false);
		this.pipeline.disconnect(true);
		assertThat(this.pipeline.isConnected()).isFalse();
		endsAllThreads();
		assertThat(sink.closes()).isOne();
		TestEvents.log(this.pipeline, "kept");
		RecordingSink next = new RecordingSink();
		this.pipeline.connect(next);
		assertThat(this.pipeline.flush(LONG).complete()).isTrue();
		assertThat(next.cloudWatch().messages(TestEvents.STREAM)).containsExactly("kept");
		assertThat(sink.cloudWatch().messages(TestEvents.STREAM)).isEmpty();
	}

	@Test
	void aSinkThatThrowsIsTriedAgain() throws Exception {
		for (Throwable failure : new Throwable[] { new IllegalStateException("bug"), new StackOverflowError(),
				new OutOfMemoryError("test"), new Exception("checked") }) {
			FailingSink sink = new FailingSink(1, failure);
			this.pipeline.connect(sink);
			TestEvents.log(this.pipeline, "line");
			sink.target().cloudWatch().awaitSize(1);
		}
		this.pipeline.flush(LONG);
		this.pipeline.disconnect(false);
		endsAllThreads();
		assertThat(this.listener.failures()).contains(
				"UNAVAILABLE Sending failed: java.lang.IllegalStateException: bug",
				"UNAVAILABLE Closing the client failed: java.lang.IllegalStateException: close");
		assertThat(this.pipeline.status().counts().delivered()).isEqualTo(4);
	}

	@Test
	@SuppressWarnings("NullAway")
	void aSinkThatAnswersNothingIsTriedAgain() throws Exception {
		AtomicInteger calls = new AtomicInteger();
		RecordingSink sink = new RecordingSink((batch) -> (calls.getAndIncrement() > 0) ? Accepted.all(batch) : null);
		this.pipeline.connect(sink);
		TestEvents.log(this.pipeline, "line");
		sink.cloudWatch().awaitSize(1);
	}

	@Test
	void aThreadThatIsInterruptedByOthersIsReplaced() throws Exception {
		RecordingSink sink = new RecordingSink((batch) -> {
			Thread.currentThread().interrupt();
			return Accepted.all(batch);
		});
		this.pipeline.connect(sink);
		for (int i = 1; i <= 20; i++) {
			TestEvents.log(this.pipeline, "line");
			sink.cloudWatch().awaitSize(i);
			senderThreads().forEach(Thread::interrupt);
		}
	}

	@Test
	void aListenerThatThrowsHarmsNothing() throws Exception {
		AtomicInteger calls = new AtomicInteger();
		Pipeline pipeline = pipeline(TestSettings.defaults().linger(Duration.ZERO), new DeliveryListener() {

			@Override
			public void delivered() {
				calls.incrementAndGet();
				throw new StackOverflowError();
			}

			@Override
			public void failed(FailureKind failureKind, String message) {
				calls.incrementAndGet();
				throw new IllegalStateException();
			}

			@Override
			public void lost(Loss loss) {
				calls.incrementAndGet();
				throw new IllegalStateException();
			}

		});
		AtomicInteger requests = new AtomicInteger();
		pipeline.connect(new RecordingSink((batch) -> (requests.getAndIncrement() % 2 == 0)
				? new Retry(FailureKind.UNAVAILABLE, null, "failed") : Accepted.all(batch)));
		for (int i = 0; i < 5; i++) {
			TestEvents.log(pipeline, "", "line");
			assertThat(pipeline.flush(LONG).complete()).isTrue();
		}
		pipeline.disconnect(false);
		endsAllThreads();
		assertThat(calls.get()).isGreaterThanOrEqualTo(11);
	}

	@Test
	void theListenerIsToldOnSendingThreads() throws Exception {
		AtomicInteger requests = new AtomicInteger();
		this.pipeline.connect(new RecordingSink((batch) -> {
			if (requests.getAndIncrement() == 0) {
				return new Retry(FailureKind.DENIED, null, "no permission");
			}
			return SteppedBuffer.messages(batch).contains("poison") ? new Refused("not in English")
					: Accepted.all(batch);
		}));
		TestEvents.log(this.pipeline, "poison");
		this.pipeline.flush(Duration.ZERO);
		// A line that is taken tells about an event only if it left after its refusal.
		Patience.await(() -> this.pipeline.status().failureKind() != null);
		TestEvents.log(this.pipeline, "", "line");
		this.pipeline.flush(LONG);
		this.pipeline.disconnect(false);
		endsAllThreads();
		assertThat(this.listener.failures()).startsWith("DENIED no permission")
			.filteredOn((failure) -> !failure.endsWith("permission"))
			.isNotEmpty()
			.containsOnly("DENIED Events are refused and kept, as no others have been taken since: not in English");
		assertThat(this.listener.refusals()).containsExactly("group stream not in English");
		assertThat(this.listener.losses()).containsExactlyInAnyOrder(
				new Loss(TestEvents.STREAM, LossReason.INVALID, Severity.INFO, 1),
				new Loss(TestEvents.STREAM, LossReason.EMPTY, Severity.INFO, 1));
		assertThat(this.listener.deliveries()).isOne();
		assertThat(this.listener.isCalledElsewhere()).isFalse();
	}

	@Test
	void aStreamThatHangsDoesNotHoldUpAnother() throws Exception {
		BlockingSink sink = new BlockingSink(new RecordingSink(),
				(batch) -> batch.destination().equals(TestEvents.STREAM));
		this.pipeline.connect(sink);
		TestEvents.log(this.pipeline, "hangs");
		sink.awaitBlocked();
		for (int i = 1; i <= 50; i++) {
			TestEvents.log(this.pipeline, OTHER, "line " + i);
			sink.target().cloudWatch().awaitSize(i);
		}
		assertThat(this.pipeline.status().inFlight()).isBetween(1, 2);
		sink.release();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 5 })
	void noMoreRequestsAtOneTimeThanAllowed(int maxInFlight) throws Exception {
		Pipeline pipeline = pipeline(TestSettings.defaults().linger(Duration.ZERO).maxInFlight(maxInFlight),
				DeliveryListener.NONE);
		BlockingSink sink = new BlockingSink();
		pipeline.connect(sink);
		for (int i = 0; i < 20; i++) {
			TestEvents.log(pipeline, new Destination("group", "stream " + i), "line");
		}
		for (int i = 0; i < maxInFlight; i++) {
			sink.awaitBlocked();
		}
		assertThat(pipeline.status().inFlight()).isEqualTo(maxInFlight);
		assertThat(senderThreads()).hasSizeLessThanOrEqualTo(maxInFlight);
		sink.release();
		assertThat(pipeline.flush(LONG).complete()).isTrue();
		assertThat(sink.target().mostSending()).isLessThanOrEqualTo(maxInFlight);
		assertThat(sink.target().cloudWatch().size()).isEqualTo(20);
		pipeline.disconnect(true);
	}

	@Test
	void aHigherNumberOfRequestsHoldsAtOnce() throws Exception {
		Pipeline pipeline = pipeline(TestSettings.defaults().linger(Duration.ZERO).maxInFlight(1),
				DeliveryListener.NONE);
		BlockingSink sink = new BlockingSink();
		pipeline.connect(sink);
		for (int i = 0; i < 3; i++) {
			TestEvents.log(pipeline, new Destination("group", "stream " + i), "line");
		}
		sink.awaitBlocked();
		pipeline.configure(TestSettings.defaults().linger(Duration.ZERO).maxInFlight(3).build());
		sink.awaitBlocked();
		sink.awaitBlocked();
		sink.release();
		assertThat(pipeline.flush(LONG).complete()).isTrue();
		pipeline.disconnect(true);
	}

	@Test
	void otherSettingsWhileRunningLoseNothing() throws Exception {
		RecordingSink sink = new RecordingSink();
		this.pipeline.connect(sink);
		Thread logger = new Thread(() -> {
			for (String line : TestEvents.allNumbered("line", 20_000)) {
				TestEvents.log(this.pipeline, line);
			}
		});
		logger.start();
		for (int i = 0; logger.isAlive(); i++) {
			this.pipeline.configure(TestSettings.defaults()
				.bufferBytes((16 + i % 7) << 20)
				.maxInFlight(1 + i % 5)
				.linger(Duration.ofMillis(i % 3))
				.block(LONG)
				.build());
		}
		assertThat(this.pipeline.flush(LONG).complete()).isTrue();
		assertThat(sink.cloudWatch().messages(TestEvents.STREAM)).isEqualTo(TestEvents.allNumbered("line", 20_000));
	}

	@Test
	void anIdlePipelineSleepsUntilThereIsALine() throws Exception {
		EventBuffer buffer = new EventBuffer(TestSettings.defaults().build(), new RetryPolicy(TestSeed.random()),
				TimeSource.SYSTEM);
		Thread watcher = new Thread(() -> {
			try {
				buffer.dispatcher().take(Duration.ofHours(1).toNanos(), () -> false);
			}
			catch (InterruptedException ex) {
				// The end of the test.
			}
		});
		watcher.start();
		// Not TIMED_WAITING: no clock can wake it.
		Patience.awaitState(watcher, Thread.State.WAITING);
		assertThat(buffer.dispatcher().take(0, () -> false)).as("a second one is not needed").isNull();
		watcher.interrupt();
		Patience.join(watcher);
	}

	@Test
	void aLineWakesTheWatcherOnlyIfItIsTheFirstOfItsBatch() throws Exception {
		AtomicInteger looks = new AtomicInteger();
		EventBuffer buffer = new EventBuffer(TestSettings.defaults().linger(Duration.ofHours(1)).build(),
				new RetryPolicy(TestSeed.random()), TimeSource.SYSTEM);
		Thread watcher = new Thread(() -> {
			try {
				buffer.dispatcher().take(0, () -> looks.incrementAndGet() < 0);
			}
			catch (InterruptedException ex) {
				// The end of the test.
			}
		});
		watcher.start();
		Patience.awaitState(watcher, Thread.State.WAITING);
		assertThat(looks).hasValue(1);
		byte[] text = { 'x' };
		buffer.offer(TestEvents.STREAM, 0, Severity.INFO, text, 0, 1);
		Patience.awaitState(watcher, Thread.State.TIMED_WAITING);
		for (int i = 0; i < 1000; i++) {
			buffer.offer(TestEvents.STREAM, 0, Severity.INFO, text, 0, 1);
			buffer.offer(OTHER, 0, Severity.INFO, text, 0, 1);
		}
		Patience.awaitState(watcher, Thread.State.TIMED_WAITING);
		assertThat(looks.get()).isLessThanOrEqualTo(3);
		watcher.interrupt();
		Patience.join(watcher);
	}

	@Test
	void aBatchThatIsFullLeavesAtOnceEvenIfThereIsNoRoomForTheNext() throws Exception {
		EventBuffer buffer = new EventBuffer(TestSettings.defaults()
			.linger(Duration.ofHours(1))
			.bufferBytes(DeliverySettings.MIN_BUFFER_BYTES)
			.build(), new RetryPolicy(TestSeed.random()), TimeSource.SYSTEM);
		byte[] text = new byte[40_000];
		long now = System.currentTimeMillis();
		buffer.offer(TestEvents.STREAM, now, Severity.INFO, text, 0, text.length);
		for (int i = 0; buffer.status(true).counts().lost() == 0; i++) {
			buffer.offer(new Destination("group", "quiet " + i), now, Severity.INFO, text, 0, 1);
		}
		AtomicReference<Batch> taken = new AtomicReference<>();
		Thread watcher = new Thread(() -> {
			try {
				taken.set(Objects.requireNonNull(buffer.dispatcher().take(0, () -> false)));
			}
			catch (InterruptedException ex) {
				// The end of the test.
			}
		});
		watcher.start();
		Patience.awaitState(watcher, Thread.State.TIMED_WAITING);
		buffer.offer(TestEvents.STREAM, now, Severity.INFO, text, 0, text.length);
		Patience.join(watcher);
		assertThat(Objects.requireNonNull(taken.get()).destination()).isEqualTo(TestEvents.STREAM);
		assertThat(buffer.status(true).counts().lost(LossReason.BUFFER_FULL)).isEqualTo(2);
	}

}
