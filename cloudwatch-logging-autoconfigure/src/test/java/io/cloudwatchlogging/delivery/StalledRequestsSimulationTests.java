package io.cloudwatchlogging.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.cloudwatchlogging.delivery.SimulatedEndpoint.Fate;
import io.cloudwatchlogging.delivery.SimulatedEndpoint.Request;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Simulations of an application that logs 100 lines a second for some time and then ends,
 * with five seconds for what is left, at an endpoint of which requests get no answer or
 * are answered slowly.
 */
class StalledRequestsSimulationTests {

	private static final Duration STEP = Duration.ofMillis(10);

	private static final Duration BUDGET = Duration.ofSeconds(5);

	/** What the SDK takes before it sends its first request, on a slow machine. */
	private static final Duration PREPARATION = Duration.ofMillis(2500);

	/** What it takes for the first answer in addition. */
	private static final Duration COLD = Duration.ofMillis(400);

	/** Turns that a batch has within the budget at an endpoint that answers at once. */
	private static final int FEWEST_TURNS = 5;

	private int number;

	static Stream<Arguments> stalls() {
		return IntStream.of(5, 10, 20, 40)
			.boxed()
			.flatMap((percent) -> IntStream.rangeClosed(1, 20).mapToObj((seed) -> arguments(percent, seed)));
	}

	@ParameterizedTest
	@MethodSource("stalls")
	void nothingIsLostByRequestsThatGetNoAnswer(int percent, int seed) {
		SplittableRandom random = new SplittableRandom(1000L * percent + seed);
		SteppedBuffer stepped = new SteppedBuffer(TestSettings.defaults(), random.split());
		SimulatedEndpoint endpoint = new SimulatedEndpoint(stepped, cold(Duration.ofMillis(20)), (batch) -> {
			if (random.nextInt(100) >= percent) {
				return Fate.ANSWERED;
			}
			return random.nextBoolean() ? Fate.STORED_UNANSWERED : Fate.SWALLOWED;
		}, StalledRequestsSimulationTests::firstPreparation);
		List<String> lines = log(stepped, endpoint, Duration.ofMillis(10_000 + random.nextInt(20_000)));
		drain(stepped, endpoint);
		assertOnlyTheUnansweredAreStoredTwice(stepped, endpoint);
		long left = stepped.buffer().status(true).counts().buffered();
		if (percent < 40) {
			assertThat(left).as("lines left").isZero();
		}
		assertWhatIsLeftHadItsTurns(lines, stepped, endpoint, left);
	}

	/**
	 * A line is left only if all the requests for it that the time allows were stalled.
	 */
	private static void assertWhatIsLeftHadItsTurns(List<String> lines, SteppedBuffer stepped,
			SimulatedEndpoint endpoint, long left) {
		Map<String, List<Request>> byLine = endpoint.byLine();
		List<String> unacknowledged = lines.stream()
			.filter((line) -> byLine.getOrDefault(line, List.of())
				.stream()
				.noneMatch((request) -> request.fate() == Fate.ANSWERED && !request.isCutOff()))
			.toList();
		assertThat(unacknowledged).hasSize((int) left);
		assertThat(unacknowledged).allSatisfy((line) -> assertThat(byLine.get(line)).as("requests for " + line)
			.hasSizeGreaterThanOrEqualTo(FEWEST_TURNS));
		List<String> missing = new ArrayList<>(lines);
		missing.removeAll(stepped.stored());
		assertThat(unacknowledged).containsAll(missing);
	}

	private static void assertOnlyTheUnansweredAreStoredTwice(SteppedBuffer stepped, SimulatedEndpoint endpoint) {
		Map<String, Integer> copies = new HashMap<>();
		stepped.stored().forEach((line) -> copies.merge(line, 1, Integer::sum));
		Map<String, List<Request>> byLine = endpoint.byLine();
		copies.forEach((line, count) -> {
			long unanswered = byLine.getOrDefault(line, List.of())
				.stream()
				.filter((request) -> request.fate() == Fate.STORED_UNANSWERED)
				.count();
			if (count > 1 + unanswered) {
				throw new AssertionError(line + " is stored " + count + " times");
			}
		});
	}

	/** The first answer is all that is known of the endpoint. */
	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5 })
	void manyRequestsThatGetNoAnswerAfterTheFirstOneLoseNothing(int turns) {
		SteppedBuffer stepped = new SteppedBuffer(TestSettings.defaults());
		boolean[] draining = new boolean[1];
		int[] requests = new int[2];
		SimulatedEndpoint endpoint = new SimulatedEndpoint(stepped, cold(Duration.ofMillis(20)), (batch) -> {
			if (draining[0]) {
				return (requests[1]++ < turns) ? Fate.SWALLOWED : Fate.ANSWERED;
			}
			return (requests[0]++ == 0) ? Fate.ANSWERED : Fate.SWALLOWED;
		}, StalledRequestsSimulationTests::firstPreparation);
		List<String> lines = log(stepped, endpoint, Duration.ofSeconds(28));
		draining[0] = true;
		drain(stepped, endpoint);
		assertThat(stepped.buffer().status(true).counts().delivered()).isEqualTo(lines.size());
		assertThat(stepped.stored()).containsExactlyElementsOf(lines);
	}

	/** At whatever moment the application ends. */
	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 20, 100, 500, 1000, 2000, 3000, 3500 })
	void nothingIsSentTwiceToAnEndpointThatAnswersSlowly(int latency) {
		for (int end = 100; end < 13_000; end += 370) {
			SteppedBuffer stepped = new SteppedBuffer(TestSettings.defaults());
			SimulatedEndpoint endpoint = new SimulatedEndpoint(stepped, (batch) -> Duration.ofMillis(latency),
					(batch) -> Fate.ANSWERED);
			List<String> lines = log(stepped, endpoint, Duration.ofMillis(end));
			drain(stepped, endpoint);
			assertThat(endpoint.byLine().values()).as("end after " + end)
				.allSatisfy((requests) -> assertThat(requests).hasSize(1));
			if (latency <= 1000) {
				assertThat(stepped.stored()).isEqualTo(lines);
			}
		}
	}

	/**
	 * A busy machine, on which the process takes seconds to load what its first requests
	 * need, all of them together, while the endpoint is well. At whatever moment the
	 * application ends, whatever time it has for it, and with several streams.
	 */
	@ParameterizedTest
	@ValueSource(ints = { 5, 20, 60 })
	void nothingIsSentTwiceByAProcessThatIsSlowToBegin(int budget) {
		SplittableRandom random = new SplittableRandom(budget);
		for (int end = 0; end < 12_000; end += 130) {
			SteppedBuffer stepped = new SteppedBuffer(TestSettings.defaults(), random.split());
			Duration loading = Duration.ofMillis(random.nextInt(500, 15_000));
			long[] loaded = new long[1];
			SimulatedEndpoint endpoint = new SimulatedEndpoint(stepped,
					(batch) -> Duration.ofMillis(random.nextInt(1, 400)), (batch) -> Fate.ANSWERED, (number) -> {
						long now = stepped.time().nanos();
						loaded[0] = (number == 0) ? now + loading.toNanos() : loaded[0];
						return Duration.ofNanos(Math.max(0, loaded[0] - now)).plusMillis(random.nextInt(1000));
					});
			int streams = random.nextInt(1, 4);
			for (int i = 0; i < streams; i++) {
				stepped.offer(new Destination("group", "stream " + i), this.number++ + " early");
			}
			log(stepped, endpoint, Duration.ofMillis(end));
			drain(stepped, endpoint, Duration.ofSeconds(budget));
			assertThat(endpoint.byLine().values()).as("end after " + end)
				.allSatisfy((requests) -> assertThat(requests).hasSize(1));
			assertThat(endpoint.requests()).as("end after " + end).noneMatch(Request::isCutOff);
		}
	}

	/** A line that carries little, and batches of all sizes. */
	@ParameterizedTest
	@ValueSource(ints = { 64_000, 128_000, 512_000, 1_000_000, 8_000_000 })
	void nothingIsSentTwiceOverAThinLine(int bitsPerSecond) {
		SteppedBuffer stepped = new SteppedBuffer(TestSettings.defaults());
		SimulatedEndpoint endpoint = new SimulatedEndpoint(stepped,
				(batch) -> Duration.ofMillis(50 + batch.bytes() * 8000 / bitsPerSecond), (batch) -> Fate.ANSWERED);
		SplittableRandom random = new SplittableRandom(bitsPerSecond);
		int largest = Math.min(1_000_000, bitsPerSecond);
		for (int i = 0; i < 60; i++) {
			stepped.offer("x".repeat(random.nextInt(1, (i % 3 == 0) ? largest : largest / 20)));
			for (int j = 0; j < 1000; j++) {
				endpoint.run();
				stepped.advance(STEP);
			}
		}
		assertThat(endpoint.requests()).noneMatch(Request::isCutOff);
		assertThat(stepped.stored()).hasSize(60);
	}

	/** From one moment to the next, for good. */
	@ParameterizedTest
	@ValueSource(ints = { 1000, 1900, 2500, 3900, 6000, 9000 })
	void anEndpointThatBecomesSlowerIsFoundOut(int latency) {
		SteppedBuffer stepped = new SteppedBuffer(TestSettings.defaults());
		boolean[] slow = new boolean[1];
		SimulatedEndpoint endpoint = new SimulatedEndpoint(stepped,
				(batch) -> Duration.ofMillis(slow[0] ? latency : 20), (batch) -> Fate.ANSWERED);
		List<String> lines = log(stepped, endpoint, Duration.ofSeconds(20));
		slow[0] = true;
		lines.addAll(log(stepped, endpoint, Duration.ofSeconds(120)));
		long cutOff = endpoint.requests().stream().filter(Request::isCutOff).count();
		assertThat(cutOff).as("requests that were cut off").isLessThanOrEqualTo(3);
		for (int i = 0; i < 3000; i++) {
			endpoint.run();
			stepped.advance(STEP);
		}
		assertThat(stepped.buffer().status(true).counts().delivered()).isEqualTo(lines.size());
	}

	/** All at once, in the last moment. */
	@ParameterizedTest
	@ValueSource(ints = { 400, 600, 1000, 1900 })
	void anEndpointThatBecomesSlowerAtTheEndLosesNothing(int latency) {
		SteppedBuffer stepped = new SteppedBuffer(TestSettings.defaults());
		boolean[] slow = new boolean[1];
		SimulatedEndpoint endpoint = new SimulatedEndpoint(stepped,
				(batch) -> Duration.ofMillis(slow[0] ? latency : 20), (batch) -> Fate.ANSWERED);
		List<String> lines = log(stepped, endpoint, Duration.ofSeconds(15));
		slow[0] = true;
		drain(stepped, endpoint);
		assertThat(stepped.buffer().status(true).counts().delivered()).isEqualTo(lines.size());
		assertThat(endpoint.byLine().values())
			.allSatisfy((requests) -> assertThat(requests).hasSizeLessThanOrEqualTo(1 + latency / 500));
	}

	/** A burst is in the buffer when the application ends. */
	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void aStallDoesNotHoldUpTheBatchesOfABacklog(int seed) {
		SplittableRandom random = new SplittableRandom(seed);
		SteppedBuffer stepped = new SteppedBuffer(TestSettings.defaults(), random.split());
		SimulatedEndpoint endpoint = new SimulatedEndpoint(stepped, (batch) -> Duration.ofMillis(100),
				(batch) -> (random.nextInt(5) == 0) ? Fate.SWALLOWED : Fate.ANSWERED);
		List<String> lines = log(stepped, endpoint, Duration.ofSeconds(10));
		for (int i = 0; i < 20_000; i++) {
			lines.add(offer(stepped, "x".repeat(500)));
			if (i % 50 == 0) {
				stepped.advance(Duration.ofMillis(1));
			}
		}
		drain(stepped, endpoint);
		assertThat(stepped.buffer().status(true).counts().delivered()).isEqualTo(lines.size());
		assertThat(stepped.stored()).as("no copies of what was not stored").hasSize(lines.size());
	}

	private static Duration firstPreparation(int number) {
		return (number == 0) ? PREPARATION : Duration.ZERO;
	}

	private static Function<Batch, Duration> cold(Duration latency) {
		boolean[] warm = new boolean[1];
		return (batch) -> {
			Duration first = warm[0] ? Duration.ZERO : COLD;
			warm[0] = true;
			return latency.plus(first);
		};
	}

	private List<String> log(SteppedBuffer stepped, SimulatedEndpoint endpoint, Duration duration) {
		List<String> lines = new ArrayList<>();
		for (Duration time = Duration.ZERO; time.compareTo(duration) < 0; time = time.plus(STEP)) {
			lines.add(offer(stepped, "x".repeat(60)));
			endpoint.run();
			stepped.advance(STEP);
		}
		return lines;
	}

	private String offer(SteppedBuffer stepped, String text) {
		String line = this.number++ + " " + text;
		stepped.offer(line);
		return line;
	}

	private static void drain(SteppedBuffer stepped, SimulatedEndpoint endpoint) {
		drain(stepped, endpoint, BUDGET);
	}

	/** Ends the application: what is not settled when the time is over is lost. */
	private static void drain(SteppedBuffer stepped, SimulatedEndpoint endpoint, Duration budget) {
		stepped.buffer().drain(true);
		stepped.buffer().flushes().begin(budget);
		for (Duration time = Duration.ZERO; time.compareTo(budget) < 0; time = time.plus(STEP)) {
			endpoint.run();
			stepped.advance(STEP);
		}
		assertThat(stepped.buffer().status(true).inFlight()).isEqualTo(endpoint.underWay());
	}

}
