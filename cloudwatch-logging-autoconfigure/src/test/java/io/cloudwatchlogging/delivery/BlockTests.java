package io.cloudwatchlogging.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import io.cloudwatchlogging.LossReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for callers that wait for room in a full buffer.
 */
@Timeout(120)
class BlockTests {

	private static final Duration LONG = Duration.ofSeconds(60);

	private static final String LINE = "x".repeat(40_000);

	private final BlockingSink sink = new BlockingSink();

	private Pipeline pipeline = pipeline(LONG);

	private static Pipeline pipeline(Duration maxWait) {
		return new Pipeline(TestSettings.defaults()
			.bufferBytes(DeliverySettings.MIN_BUFFER_BYTES)
			.linger(Duration.ZERO)
			.block(maxWait)
			.build(), DeliveryListener.NONE);
	}

	@AfterEach
	void end() {
		this.pipeline.disconnect(true);
	}

	@Test
	void theCallerGetsRoomWhenThereIs() throws Exception {
		fill();
		long before = this.pipeline.status().counts().buffered();
		Thread caller = waitingCaller(false);
		assertThat(this.pipeline.status().counts().buffered()).isEqualTo(before);
		this.sink.release();
		this.pipeline.connect(this.sink);
		Patience.join(caller);
		this.pipeline.flush(LONG);
		assertThat(this.pipeline.status().counts().lost()).isZero();
		assertThat(this.pipeline.status().counts().delivered()).isEqualTo(before + 1);
	}

	@Test
	void theCallerWaitsNoLongerThanTheSettingsSay() {
		this.pipeline = pipeline(Duration.ofMillis(30));
		fill();
		long start = System.nanoTime();
		TestEvents.log(this.pipeline, LINE);
		assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(Duration.ofMillis(30).toNanos());
		assertThat(this.pipeline.status().counts().lost(LossReason.BUFFER_FULL)).isOne();
	}

	@Test
	void anInterruptIsKeptAndDoesNotCostTheLine() throws Exception {
		fill();
		AtomicBoolean interrupted = new AtomicBoolean();
		Thread caller = new Thread(() -> {
			Thread.currentThread().interrupt();
			TestEvents.log(this.pipeline, LINE);
			interrupted.set(Thread.currentThread().isInterrupted());
		});
		caller.start();
		Patience.awaitState(caller, Thread.State.TIMED_WAITING);
		this.sink.release();
		this.pipeline.connect(this.sink);
		Patience.join(caller);
		assertThat(interrupted).isTrue();
		assertThat(this.pipeline.status().counts().lost()).isZero();
	}

	@Test
	void nobodyWaitsWhileDraining() throws Exception {
		fill();
		this.pipeline.drain(Duration.ZERO);
		TestEvents.log(this.pipeline, LINE);
		assertThat(this.pipeline.status().counts().lost(LossReason.BUFFER_FULL)).isOne();
	}

	@Test
	void aDrainReleasesThoseWhoWait() throws Exception {
		fill();
		Thread caller = waitingCaller(false);
		this.pipeline.drain(Duration.ZERO);
		Patience.join(caller);
		assertThat(this.pipeline.status().counts().lost(LossReason.BUFFER_FULL)).isOne();
	}

	@Test
	void aDiscardReleasesThoseWhoWait() throws Exception {
		fill();
		Thread caller = waitingCaller(false);
		this.pipeline.discard();
		Patience.join(caller);
		assertThat(this.pipeline.status().counts().buffered()).isOne();
	}

	@Test
	void aLargerBufferReleasesThoseWhoWait() throws Exception {
		fill();
		Thread caller = waitingCaller(false);
		this.pipeline.configure(TestSettings.defaults().block(LONG).build());
		Patience.join(caller);
		assertThat(this.pipeline.status().counts().lost()).isZero();
	}

	@Test
	void linesSetAsideForTheirAgeMakeRoom() throws Exception {
		fill(0);
		List<Thread> callers = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			callers.add(new Thread(() -> TestEvents.log(this.pipeline, TestEvents.STREAM, 0, LINE)));
		}
		callers.forEach(Thread::start);
		this.sink.release();
		this.pipeline.connect(this.sink);
		for (Thread caller : callers) {
			Patience.join(caller);
		}
		this.pipeline.flush(LONG);
		assertThat(this.pipeline.status().counts().lost(LossReason.BUFFER_FULL)).isZero();
	}

	@Test
	void aSendingThreadNeverWaits() throws Exception {
		fill();
		Thread caller = waitingCaller(true);
		Patience.join(caller);
		assertThat(this.pipeline.status().counts().lost(LossReason.BUFFER_FULL)).isOne();
	}

	@Test
	void manyCallersLoseNothingAndKeepTheirOrder() throws Exception {
		this.sink.release();
		this.pipeline.connect(this.sink);
		List<Thread> callers = new ArrayList<>();
		AtomicReference<Throwable> failure = new AtomicReference<>();
		for (int i = 0; i < 4; i++) {
			Destination destination = new Destination("group", "stream " + i);
			Thread caller = new Thread(() -> {
				for (int j = 0; j < 300; j++) {
					TestEvents.log(this.pipeline, destination, "line " + j + " " + LINE.substring(0, 10_000));
				}
			});
			caller.setUncaughtExceptionHandler((thread, ex) -> failure.set(ex));
			callers.add(caller);
			caller.start();
		}
		for (Thread caller : callers) {
			Patience.join(caller);
		}
		assertThat(failure).hasValue(null);
		assertThat(this.pipeline.flush(LONG).complete()).isTrue();
		assertThat(this.pipeline.status().counts().lost()).isZero();
		for (int i = 0; i < 4; i++) {
			assertThat(this.sink.target().cloudWatch().messages(new Destination("group", "stream " + i)))
				.extracting((line) -> line.substring(0, line.indexOf(" x")))
				.isEqualTo(TestEvents.allNumbered("line", 300));
		}
	}

	/** Logs lines until one that needs two more chunks would have to wait. */
	private void fill() {
		fill(System.currentTimeMillis());
	}

	private void fill(long timestamp) {
		long chunks = this.pipeline.status().bufferCapacityBytes() / EventChunks.CHUNK_SIZE;
		long limit = (chunks - chunks / 10) * EventChunks.CHUNK_SIZE;
		while (this.pipeline.status().bufferedBytes() + 2 * EventChunks.CHUNK_SIZE <= limit) {
			TestEvents.log(this.pipeline, TestEvents.STREAM, timestamp, "x".repeat(10_000));
		}
	}

	private Thread waitingCaller(boolean sending) {
		Runnable task = () -> TestEvents.log(this.pipeline, LINE);
		Thread caller = sending ? new SenderThread(task, 0) : new Thread(task);
		caller.start();
		if (!sending) {
			Patience.awaitState(caller, Thread.State.TIMED_WAITING);
		}
		return caller;
	}

}
