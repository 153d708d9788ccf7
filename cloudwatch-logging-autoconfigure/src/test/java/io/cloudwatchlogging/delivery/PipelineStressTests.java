package io.cloudwatchlogging.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.cloudwatchlogging.Counts;
import io.cloudwatchlogging.DeliveryStatus;
import io.cloudwatchlogging.FailureKind;
import io.cloudwatchlogging.FlushResult;
import io.cloudwatchlogging.TestSeed;
import io.cloudwatchlogging.delivery.SendResult.Accepted;
import io.cloudwatchlogging.delivery.SendResult.EventTooLarge;
import io.cloudwatchlogging.delivery.SendResult.Refused;
import io.cloudwatchlogging.delivery.SendResult.Retry;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many threads that log, many that send, answers of every kind in any order, and somebody
 * who checks the account all the time.
 */
@Timeout(120)
class PipelineStressTests {

	private static final int THREADS = 4;

	private static final Destination[] STREAMS = { new Destination("group", "a"), new Destination("group", "b") };

	static Stream<Long> seeds() {
		return LongStream.concat(LongStream.rangeClosed(1, 4), TestSeed.random().longs(3)).boxed();
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void everyLineArrivesOnceAndInTheOrderOfItsThread(long seed) throws Exception {
		int lines = 5000;
		Pipeline pipeline = new Pipeline(TestSettings.defaults()
			.bufferBytes(2 << 20)
			.linger(Duration.ofMillis(Math.floorMod(seed, 3L)))
			.maxInFlight(2 + (int) Math.floorMod(seed, 5L))
			.block(Duration.ofMinutes(1))
			.build(), DeliveryListener.NONE);
		FakeCloudWatch cloudWatch = new FakeCloudWatch();
		Service service = new Service(seed);
		pipeline.connect(new RecordingSink(cloudWatch, service::answer));
		AtomicReference<Throwable> failure = new AtomicReference<>();
		AtomicBoolean done = new AtomicBoolean();
		Thread auditor = start(failure, () -> {
			while (!done.get()) {
				Counts counts = pipeline.status().counts();
				assertThat(counts.accepted()).isEqualTo(counts.delivered() + counts.lost() + counts.buffered());
				assertThat(counts.buffered()).isNotNegative();
				Thread.yield();
			}
		});
		List<Thread> loggers = new ArrayList<>();
		for (int i = 0; i < THREADS; i++) {
			int number = i;
			SplittableRandom random = new SplittableRandom(seed + i);
			loggers.add(start(failure, () -> log(pipeline, number, lines, random)));
		}
		for (Thread logger : loggers) {
			Patience.join(logger);
		}
		FlushResult result = pipeline.flush(Duration.ofSeconds(60));
		done.set(true);
		Patience.join(auditor);
		assertThat(failure).as("seed %d", seed).hasValue(null);
		assertThat(result.complete()).as("seed %d: %s", seed, pipeline.status()).isTrue();
		verify(cloudWatch, seed, lines);
		DeliveryStatus status = pipeline.status();
		assertThat(status.counts().lost()).isZero();
		assertThat(status.bufferedBytes()).isZero();
		assertThat(status.inFlight()).isZero();
		pipeline.disconnect(false);
	}

	private static void log(Pipeline pipeline, int thread, int lines, SplittableRandom random) {
		long timestamp = 0;
		for (int i = 0; i < lines; i++) {
			// The clock of a thread never goes back, but one may be behind another.
			timestamp = Math.max(timestamp, System.currentTimeMillis() - random.nextInt(20));
			String line = TestEvents.numbered(String.valueOf(thread), i) + " "
					+ "x".repeat(random.nextInt((random.nextInt(50) == 0) ? 5000 : 100));
			TestEvents.log(pipeline, STREAMS[random.nextInt(STREAMS.length)], timestamp, line);
			if (random.nextInt(500) == 0) {
				Thread.yield();
			}
		}
	}

	private static void verify(FakeCloudWatch cloudWatch, long seed, int lines) {
		int total = 0;
		for (Destination stream : STREAMS) {
			for (List<Integer> numbers : TestEvents.numbers(cloudWatch.messages(stream)).values()) {
				assertThat(numbers).as("seed %d", seed).isSorted().doesNotHaveDuplicates();
				total += numbers.size();
			}
		}
		assertThat(total).as("seed %d", seed).isEqualTo(THREADS * lines);
	}

	private static Thread start(AtomicReference<Throwable> failure, Runnable task) {
		Thread thread = new Thread(task);
		thread.setUncaughtExceptionHandler((which, ex) -> failure.set(ex));
		thread.start();
		return thread;
	}

	/** A service that takes its time and takes only events that are not too large. */
	private static final class Service {

		private static final int MAX_EVENT = 3000;

		private final SplittableRandom random;

		Service(long seed) {
			this.random = new SplittableRandom(seed);
		}

		SendResult answer(Batch batch) {
			int yields;
			int answer;
			synchronized (this) {
				yields = this.random.nextInt(200);
				answer = this.random.nextInt(12);
			}
			for (int i = 0; i < yields; i++) {
				Thread.yield();
			}
			if (batch.events()
				.stream()
				.max(Comparator.comparingInt((event) -> event.message().length()))
				.filter((event) -> event.message().length() + Limits.EVENT_OVERHEAD > MAX_EVENT)
				.isPresent()) {
				return new EventTooLarge(MAX_EVENT, "too large");
			}
			return switch (answer) {
				case 0 -> new Retry(FailureKind.UNAVAILABLE, null, "unavailable");
				case 1 -> new Retry(FailureKind.THROTTLED, null, "throttled");
				// A single event would be given up.
				case 2, 3 -> (batch.size() > 1) ? new Refused("refused") : Accepted.all(batch);
				default -> Accepted.all(batch);
			};
		}

	}

}
