package io.cloudwatchlogging.limiting;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TokenBucket}.
 */
class TokenBucketTests {

	private final SteppedClock clock = new SteppedClock("2026-11-28T12:00:00Z");

	@Test
	void aFullBucketGivesTheBurstAndThenNothing() {
		TokenBucket bucket = bucket(10, 5);
		assertThat(taken(bucket, 100)).isEqualTo(5);
	}

	@Test
	void fillsWithTheTimeOfTheEvents() {
		TokenBucket bucket = bucket(10, 5);
		taken(bucket, 100);
		this.clock.advance(Duration.ofMillis(200));
		assertThat(taken(bucket, 100)).isEqualTo(2);
		this.clock.advance(Duration.ofHours(3));
		assertThat(taken(bucket, 100)).as("never more than the burst").isEqualTo(5);
	}

	@Test
	void anEventThatIsALittleLateTakesATokenAsAnyOther() {
		TokenBucket bucket = bucket(10, 5);
		assertThat(bucket.tryTake(this.clock.now())).isTrue();
		assertThat(bucket.tryTake(this.clock.now() - 20)).isTrue();
		assertThat(bucket.tryTake(this.clock.now() - 300)).isTrue();
	}

	@Test
	void doesNotReadTheClockWhileEventsFollowEachOther() {
		TokenBucket bucket = bucket(1000, 1000);
		for (int i = 0; i < 100_000; i++) {
			if (i % 100 == 0) {
				this.clock.advance(Duration.ofMillis(1));
			}
			bucket.tryTake(this.clock.now());
		}
		assertThat(this.clock.readings()).isZero();
	}

	@ParameterizedTest
	@ValueSource(longs = { 1_500, 60_000, 3_600_000, 86_400_000L * 400 })
	void fillsAgainAfterTheClockWasSetBack(long millis) {
		TokenBucket bucket = bucket(10, 5);
		taken(bucket, 3);
		this.clock.advance(Duration.ofMillis(-millis));
		taken(bucket, 100);
		this.clock.advance(Duration.ofSeconds(2));
		assertThat(taken(bucket, 100)).isEqualTo(5);
	}

	@ParameterizedTest
	@ValueSource(longs = { Long.MIN_VALUE, -1, 0, 1, 1_000_000_000_000L, 5_000_000_000_000L, Long.MAX_VALUE })
	void eventsWithWhateverTimesNeitherOpenNorCloseTheBucketForTheOthers(long timestamp) {
		TokenBucket bucket = bucket(10, 5);
		int taken = 0;
		int own = 0;
		bucket.tryTake(timestamp);
		for (int second = 0; second < 100; second++) {
			this.clock.advance(Duration.ofSeconds(1));
			for (int i = 0; i < 100; i++) {
				taken += bucket.tryTake(this.clock.now()) ? 1 : 0;
				own += bucket.tryTake(timestamp) ? 1 : 0;
			}
		}
		assertThat(taken + own).isBetween(100 * 5 - 10, 100 * 10 + 5);
		assertThat(taken).isPositive();
	}

	@Test
	void heldEventsAreLimitedByTheTimesAtWhichTheyWereLogged() {
		TokenBucket bucket = bucket(10, 10);
		long start = this.clock.now() - 60_000;
		int taken = 0;
		for (int i = 0; i < 200; i++) {
			taken += bucket.tryTake(start + i * 100) ? 1 : 0;
		}
		assertThat(taken).as("ten per second, logged over 20 seconds and released at once").isEqualTo(200);
	}

	@ParameterizedTest(name = "seed {0}")
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20 })
	void letsThroughWhatABucketInWholeNumbersWould(long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		// Rates of which the interval is a whole number of milliseconds.
		int interval = new int[] { 1, 5, 10, 50, 1000, 10_000 }[random.nextInt(6)];
		int burst = 1 + random.nextInt(200);
		TokenBucket bucket = bucket(1000.0 / interval, burst);
		long full = 0;
		for (int i = 0; i < 20_000; i++) {
			this.clock.advance(Duration.ofMillis(
					random.nextInt(100) == 0 ? random.nextInt(5 * interval * burst) : random.nextInt(1 + interval)));
			long now = this.clock.now();
			boolean expected = Math.max(full, now) + interval - now <= (long) interval * burst;
			if (expected) {
				full = Math.max(full, now) + interval;
			}
			assertThat(bucket.tryTake(now)).as("event %d", i).isEqualTo(expected);
		}
	}

	@Test
	void threadsShareTheTokensExactly() throws InterruptedException {
		TokenBucket bucket = bucket(10, 5000);
		AtomicInteger taken = new AtomicInteger();
		CountDownLatch start = new CountDownLatch(1);
		Thread[] threads = new Thread[4];
		for (int i = 0; i < threads.length; i++) {
			threads[i] = new Thread(() -> {
				try {
					start.await();
				}
				catch (InterruptedException ex) {
					return;
				}
				taken.addAndGet(taken(bucket, 10_000));
			});
			threads[i].start();
		}
		start.countDown();
		for (Thread thread : threads) {
			thread.join();
		}
		assertThat(taken).hasValue(5000);
	}

	private TokenBucket bucket(double rate, long burst) {
		return new TokenBucket(new RateLimit(rate, burst), this.clock);
	}

	private int taken(TokenBucket bucket, int events) {
		int taken = 0;
		for (int i = 0; i < events; i++) {
			taken += bucket.tryTake(this.clock.now()) ? 1 : 0;
		}
		return taken;
	}

}
