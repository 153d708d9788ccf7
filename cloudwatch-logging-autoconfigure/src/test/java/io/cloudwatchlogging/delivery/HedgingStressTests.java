package io.cloudwatchlogging.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.cloudwatchlogging.DeliveryStatus;
import io.cloudwatchlogging.delivery.SendResult.Accepted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of hedged requests with threads: those that hang end late, read their batches
 * again and store them, while others have settled these.
 */
@Timeout(120)
class HedgingStressTests {

	private static final int THREADS = 3;

	private static final int LINES = 3000;

	private final CountDownLatch never = new CountDownLatch(1);

	@Test
	void allThreadsMayWaitForAnswersThatDoNotCome() throws InterruptedException {
		RecordingSink target = new RecordingSink();
		List<Batch> hanging = new ArrayList<>();
		BlockingSink sink = new BlockingSink(target, (batch) -> {
			batch.attempt().sent(System.nanoTime());
			synchronized (hanging) {
				return hanging.size() < 2 && hanging.add(batch);
			}
		});
		Pipeline pipeline = new Pipeline(TestSettings.defaults().linger(Duration.ofMillis(5)).maxInFlight(2).build(),
				DeliveryListener.NONE);
		pipeline.connect(sink);
		for (String stream : List.of("one", "two")) {
			TestEvents.log(pipeline, new Destination("group", stream), stream);
			sink.awaitBlocked();
		}
		assertThat(pipeline.drain(Duration.ofSeconds(60)).complete()).isTrue();
		assertThat(target.cloudWatch().size()).isEqualTo(2);
		sink.release();
		target.cloudWatch().awaitSize(4);
		pipeline.end(Duration.ofSeconds(60));
		assertThat(pipeline.status().counts().delivered()).isEqualTo(2);
		assertThat(pipeline.status().bufferedBytes()).isZero();
	}

	@Test
	void lateRequestsReadWhatTheyWereGiven() throws InterruptedException {
		FakeCloudWatch cloudWatch = new FakeCloudWatch();
		SplittableRandom random = new SplittableRandom(1);
		RecordingSink sink = new RecordingSink(cloudWatch, (batch) -> {
			batch.attempt().sent(System.nanoTime());
			boolean hangs;
			synchronized (random) {
				hangs = random.nextInt(4) == 0;
			}
			if (hangs) {
				await(Duration.ofMillis(700));
			}
			return Accepted.all(batch);
		});
		Pipeline pipeline = new Pipeline(TestSettings.defaults()
			.linger(Duration.ofMillis(1))
			.bufferBytes(DeliverySettings.MIN_BUFFER_BYTES)
			.block(Duration.ofSeconds(60))
			.build(), DeliveryListener.NONE);
		pipeline.connect(sink);
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < THREADS; i++) {
			int thread = i;
			threads.add(new Thread(() -> log(pipeline, thread)));
		}
		threads.forEach(Thread::start);
		while (threads.stream().anyMatch(Thread::isAlive)) {
			pipeline.flush(Duration.ofSeconds(2));
		}
		for (Thread thread : threads) {
			thread.join();
		}
		assertThat(pipeline.flush(Duration.ofSeconds(60)).complete()).isTrue();
		Patience.await(() -> pipeline.status().inFlight() == 0);
		pipeline.end(Duration.ofSeconds(60));
		Set<String> stored = new HashSet<>(cloudWatch.messages(SteppedBuffer.STREAM));
		assertThat(stored).allMatch((line) -> line.matches("\\d:\\d+:(\\d)\\1*"));
		assertThat(stored).hasSize(THREADS * LINES);
		DeliveryStatus status = pipeline.status();
		assertThat(status.retries()).as("hedged").isPositive();
		assertThat(status.counts().delivered()).isEqualTo(THREADS * LINES);
		assertThat(status.counts().lost()).isZero();
		assertThat(status.bufferedBytes()).isZero();
	}

	private static void log(Pipeline pipeline, int thread) {
		for (int i = 0; i < LINES; i++) {
			TestEvents.log(pipeline, SteppedBuffer.STREAM,
					thread + ":" + i + ":" + Integer.toString(i % 10).repeat(1 + i % 300));
		}
	}

	private void await(Duration time) {
		try {
			this.never.await(time.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
