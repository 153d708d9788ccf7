package io.cloudwatchlogging.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.cloudwatchlogging.Counts;
import io.cloudwatchlogging.FailureKind;
import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.TestSeed;
import io.cloudwatchlogging.delivery.SendResult.Accepted;
import io.cloudwatchlogging.delivery.SendResult.EventTooLarge;
import io.cloudwatchlogging.delivery.SendResult.Refused;
import io.cloudwatchlogging.delivery.SendResult.Retry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Simulations of delivery against a plain model: lines of several threads, in-flight
 * requests answered in any order and in any way, time in random steps. What is read back
 * must be what was logged, sorted by time, ties in the order of logging.
 */
class DeliverySimulationTests {

	private static final Pattern NOTICE = Pattern.compile("([\\d,]+) events? (?:was|were) dropped .*, buffer full");

	static Stream<Long> seeds() {
		return LongStream.concat(LongStream.rangeClosed(1, 30), TestSeed.random().longs(10)).boxed();
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void whatIsReadBackIsWhatWasLogged(long seed) {
		new Simulation(seed).run();
	}

	/** A log stream as it should be. */
	private static final class Model {

		private final List<Event> lines = new ArrayList<>();

		private long dropped;

		String text() {
			StringBuilder text = new StringBuilder();
			this.lines.stream()
				.sorted(Comparator.comparingLong(Event::timestamp))
				.filter((line) -> !line.message().contains("POISON"))
				.forEach((line) -> text.append(line.message()));
			return text.toString();
		}

		long poisoned() {
			return this.lines.stream().filter((line) -> line.message().contains("POISON")).count();
		}

	}

	private static final class Simulation {

		private final SplittableRandom random;

		private final SteppedBuffer stepped;

		private final List<Destination> destinations;

		private final List<Model> models;

		private final long[] threadMillis;

		private final List<Batch> inFlight = new ArrayList<>();

		/** What the service takes; lower than the settings at times. */
		private final int serviceLimit;

		private final int maxLine;

		private final double failureKind;

		private final boolean poison;

		private BatchSize maxBatch = BatchSize.LIMIT;

		private int number;

		Simulation(long seed) {
			this.random = new SplittableRandom(seed);
			TestSettings settings = TestSettings.defaults()
				.bufferBytes(this.random.nextInt(1 << 20, 3 << 20))
				.maxInFlight(this.random.nextInt(1, 8))
				.linger(Duration.ofMillis(this.random.nextInt(2000)));
			if (this.random.nextBoolean()) {
				this.maxBatch = new BatchSize(this.random.nextInt(1, 100), this.random.nextInt(1024, 100_000));
				settings.maxBatch(this.maxBatch.events(), this.maxBatch.bytes());
			}
			this.stepped = new SteppedBuffer(settings, this.random);
			this.destinations = IntStream.range(0, this.random.nextInt(1, 4))
				.mapToObj((i) -> new Destination("group", "stream " + i))
				.toList();
			this.models = this.destinations.stream().map((destination) -> new Model()).toList();
			this.threadMillis = new long[this.random.nextInt(1, 6)];
			this.serviceLimit = this.random.nextBoolean() ? Limits.EVENT_BYTES : this.random.nextInt(1024, 8000);
			this.maxLine = this.random.nextBoolean() ? 200 : 20_000;
			this.poison = this.random.nextInt(3) == 0;
			this.failureKind = this.random.nextBoolean() ? 0.4 : 0.02;
		}

		void run() {
			for (int i = 0; i < 3000; i++) {
				step();
			}
			while (this.stepped.counts().buffered() > 0) {
				// A poisoned line is given up once others are taken.
				for (int stream = 0; stream < this.models.size(); stream++) {
					offer(stream, this.stepped.time().millis(), "[end]");
				}
				for (int i = 0; i < 20; i++) {
					this.stepped.advance(Duration.ofSeconds(60));
					take();
					while (!this.inFlight.isEmpty()) {
						answer(0);
					}
				}
			}
			verify();
		}

		private void step() {
			int action = this.random.nextInt(100);
			if (action < 70) {
				offer();
			}
			else if (action < 80) {
				take();
			}
			else if (action < 92) {
				if (!this.inFlight.isEmpty()) {
					answer(this.failureKind);
				}
			}
			else if (action < 98) {
				this.stepped.advance(Duration.ofMillis(this.random.nextInt(5)));
			}
			else {
				this.stepped.advance(Duration.ofMillis(this.random.nextInt(3000)));
			}
		}

		private void offer() {
			int thread = this.random.nextInt(this.threadMillis.length);
			if (this.random.nextInt(3) > 0) {
				// A thread may have taken its time before it got to the buffer.
				long late = (this.random.nextInt(4) == 0) ? this.random.nextInt(30) : 0;
				this.threadMillis[thread] = Math.max(this.threadMillis[thread], this.stepped.time().millis() - late);
			}
			long timestamp = Math.max(this.threadMillis[thread], SteppedTime.START_MILLIS);
			int stream = this.random.nextInt(this.destinations.size());
			int length = this.random.nextInt(this.random.nextInt(1, this.maxLine));
			String poison = (this.poison && this.random.nextInt(200) == 0) ? "POISON" : "";
			String line = "[" + this.number++ + poison + "é".repeat(poison.isEmpty() ? length / 2 : 0) + "]";
			offer(stream, timestamp, line);
		}

		private void offer(int stream, long timestamp, String line) {
			long dropped = this.stepped.counts().lost(LossReason.BUFFER_FULL);
			this.stepped.offer(this.destinations.get(stream), timestamp, Severity.INFO, line);
			if (this.stepped.counts().lost(LossReason.BUFFER_FULL) > dropped) {
				this.models.get(stream).dropped++;
			}
			else {
				this.models.get(stream).lines.add(new Event(timestamp, line));
			}
		}

		private void take() {
			for (Batch batch = this.stepped.buffer().dispatcher().poll(); batch != null; batch = this.stepped.buffer()
				.dispatcher()
				.poll()) {
				BatchLimits.check(batch, this.maxBatch);
				this.inFlight.add(batch);
				if (this.random.nextBoolean()) {
					break;
				}
			}
		}

		private void answer(double failureKind) {
			Batch batch = this.inFlight.remove(this.random.nextInt(this.inFlight.size()));
			List<Event> events = batch.events();
			SendResult result;
			if (this.random.nextDouble() < failureKind) {
				FailureKind[] failureKinds = FailureKind.values();
				result = new Retry(failureKinds[this.random.nextInt(failureKinds.length)], null, "trouble");
			}
			else if (events.stream().anyMatch((event) -> bytes(event) > this.serviceLimit)) {
				result = new EventTooLarge(this.serviceLimit, "too large");
			}
			else if (events.stream().anyMatch((event) -> event.message().contains("POISON"))) {
				result = new Refused("poison");
			}
			else {
				this.stepped.cloudWatch().store(batch);
				result = Accepted.all(batch);
			}
			// Memory may be beyond its bound for the events of one batch being divided.
			this.stepped.buffer().settle(batch, result);
			Counts counts = this.stepped.buffer().status(true).counts();
			assertThat(counts.accepted()).isEqualTo(counts.delivered() + counts.lost() + counts.buffered());
		}

		private static int bytes(Event event) {
			return event.message().getBytes(StandardCharsets.UTF_8).length + Limits.EVENT_OVERHEAD;
		}

		private void verify() {
			long poisoned = 0;
			for (int i = 0; i < this.models.size(); i++) {
				Model model = this.models.get(i);
				StringBuilder text = new StringBuilder();
				long noticed = 0;
				for (String message : this.stepped.cloudWatch().messages(this.destinations.get(i))) {
					Matcher notice = NOTICE.matcher(message);
					if (notice.matches()) {
						noticed += Long.parseLong(notice.group(1).replace(",", ""));
					}
					else {
						text.append(message);
					}
				}
				assertThat(text.toString()).isEqualTo(model.text());
				assertThat(noticed).isEqualTo(model.dropped);
				poisoned += model.poisoned();
			}
			Counts counts = this.stepped.counts();
			assertThat(counts.lost(LossReason.INVALID)).isEqualTo(poisoned);
			assertThat(counts.delivered()).isEqualTo(this.stepped.cloudWatch().size());
			assertThat(this.stepped.status().bufferedBytes()).isZero();
			assertThat(this.stepped.status().inFlight()).isZero();
		}

	}

}
