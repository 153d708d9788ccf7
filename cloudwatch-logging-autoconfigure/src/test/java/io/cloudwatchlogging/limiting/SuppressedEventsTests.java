package io.cloudwatchlogging.limiting;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;

import io.cloudwatchlogging.limiting.SuppressedEvents.Period;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SuppressedEvents}.
 */
class SuppressedEventsTests {

	private final SuppressedEvents events = new SuppressedEvents();

	@Test
	void tellsHowManyAndWhen() {
		assertThat(this.events.isEmpty()).isTrue();
		assertThat(this.events.take()).isNull();
		this.events.add(1000);
		this.events.add(3000);
		this.events.add(2000);
		assertThat(this.events.isEmpty()).isFalse();
		assertThat(this.events.take()).isEqualTo(new Period(3, 1000, 3000));
		assertThat(this.events.isEmpty()).isTrue();
		assertThat(this.events.take()).isNull();
		this.events.add(4000);
		assertThat(this.events.take()).isEqualTo(new Period(1, 4000, 4000));
	}

	@Test
	void countsEachEventOnceWhileOthersTake() throws InterruptedException {
		AtomicBoolean done = new AtomicBoolean();
		Thread[] threads = new Thread[3];
		for (int i = 0; i < threads.length; i++) {
			threads[i] = new Thread(() -> {
				for (int event = 0; event < 100_000; event++) {
					this.events.add(event);
				}
			});
			threads[i].start();
		}
		long[] taken = new long[1];
		Thread taker = new Thread(() -> {
			while (!done.get()) {
				taken[0] += count(this.events.take());
			}
		});
		taker.start();
		for (Thread thread : threads) {
			thread.join();
		}
		done.set(true);
		taker.join();
		assertThat(taken[0] + count(this.events.take())).isEqualTo(300_000);
	}

	/**
	 * Whoever tells takes only what is not empty, at the end, too: an event that is
	 * counted while others are taken must not seem to be taken with them.
	 */
	@Test
	void nothingThatIsCountedSeemsToBeTaken() throws InterruptedException {
		for (int round = 0; round < 3_000; round++) {
			SuppressedEvents counted = new SuppressedEvents();
			CyclicBarrier start = new CyclicBarrier(2);
			Thread adder = new Thread(() -> {
				await(start);
				for (int event = 0; event < 20; event++) {
					counted.add(event);
				}
			});
			adder.start();
			await(start);
			long taken = 0;
			while (adder.isAlive()) {
				taken += counted.isEmpty() ? 0 : count(counted.take());
			}
			adder.join();
			taken += counted.isEmpty() ? 0 : count(counted.take());
			assertThat(taken).as("round %d", round).isEqualTo(20);
		}
	}

	private static void await(CyclicBarrier barrier) {
		try {
			barrier.await();
		}
		catch (InterruptedException | BrokenBarrierException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static long count(@Nullable Period period) {
		return (period != null) ? period.count() : 0;
	}

}
