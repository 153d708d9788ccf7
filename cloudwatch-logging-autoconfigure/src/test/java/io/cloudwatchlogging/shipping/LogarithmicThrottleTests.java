package io.cloudwatchlogging.shipping;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LogarithmicThrottle}.
 */
class LogarithmicThrottleTests {

	private final LogarithmicThrottle throttle = new LogarithmicThrottle();

	@Test
	void passesTheFirstTheTenthTheHundredth() {
		List<Long> passed = new ArrayList<>();
		for (int i = 0; i < 12_345; i++) {
			long count = this.throttle.count(1);
			if (count > 0) {
				passed.add(count);
			}
		}
		assertThat(passed).containsExactly(1L, 10L, 100L, 1_000L, 10_000L);
	}

	@ParameterizedTest(name = "seed {0}")
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 })
	void passesWhatReachesAnotherPowerOfTenHoweverManyComeAtOnce(long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		long total = 0;
		for (int step = 0; step < 1000; step++) {
			long more = random.nextLong(1 + total / 2 % 1_000_000_000_000L + random.nextInt(3));
			long digits = digits(total);
			total += more;
			assertThat(this.throttle.count(more)).as("seed %d, step %d", seed, step)
				.isEqualTo((digits(total) > digits) ? total : 0);
		}
	}

	@Test
	void startsAgainFromZero() {
		this.throttle.count(5);
		this.throttle.reset();
		assertThat(this.throttle.count(1)).isEqualTo(1);
		assertThat(this.throttle.count(1)).isZero();
	}

	@Test
	void passesEachPowerOnceIfManyThreadsCount() throws Exception {
		ConcurrentLinkedQueue<Long> passed = new ConcurrentLinkedQueue<>();
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			Thread thread = new Thread(() -> {
				for (int n = 0; n < 2_500; n++) {
					long count = this.throttle.count(1);
					if (count > 0) {
						passed.add(count);
					}
				}
			});
			threads.add(thread);
			thread.start();
		}
		for (Thread thread : threads) {
			Patience.join(thread);
		}
		assertThat(passed).containsExactlyInAnyOrder(1L, 10L, 100L, 1_000L, 10_000L);
	}

	private static int digits(long number) {
		return (number == 0) ? 0 : Long.toString(number).length();
	}

}
