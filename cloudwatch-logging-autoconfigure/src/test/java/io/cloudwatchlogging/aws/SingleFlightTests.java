package io.cloudwatchlogging.aws;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link SingleFlight}.
 */
@Timeout(120)
class SingleFlightTests {

	private static final Duration LONG = Duration.ofSeconds(60);

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final SingleFlight<String, Integer> flights = new SingleFlight<>(2, LONG);

	private final AtomicInteger runs = new AtomicInteger();

	private final CountDownLatch release = new CountDownLatch(1);

	@AfterEach
	void end() {
		this.threads.shutdownNow();
	}

	@Test
	void allWhoAskForAKeyGetTheResultOfOneRun() throws Exception {
		CountDownLatch started = new CountDownLatch(1);
		List<Future<Integer>> results = new ArrayList<>();
		results.add(this.threads.submit(() -> this.flights.run("a", () -> hang(started))));
		started.await();
		for (int i = 0; i < 5; i++) {
			results.add(this.threads.submit(() -> this.flights.run("a", this.runs::incrementAndGet)));
		}
		this.release.countDown();
		for (Future<Integer> result : results) {
			assertThat(result.get(60, TimeUnit.SECONDS)).isPositive();
		}
		assertThat(results.get(0).get()).isOne();
		assertThat(this.flights.run("a", this.runs::incrementAndGet)).as("later").isEqualTo(this.runs.get());
	}

	@Test
	void aKeyDoesNotWaitForAnotherOne() throws Exception {
		CountDownLatch started = new CountDownLatch(1);
		Future<Integer> hanging = this.threads.submit(() -> this.flights.run("a", () -> hang(started)));
		started.await();
		assertThat(this.flights.run("b", () -> 7)).isEqualTo(7);
		assertThat(hanging.isDone()).isFalse();
	}

	@Test
	void noMoreRunThanMayAtOneTime() throws Exception {
		CountDownLatch started = new CountDownLatch(2);
		Callable<Integer> first = () -> this.flights.run("a", () -> hang(started));
		Callable<Integer> second = () -> this.flights.run("b", () -> hang(started));
		List<Future<Integer>> hanging = List.of(this.threads.submit(first), this.threads.submit(second));
		started.await();
		assertThat(this.flights.run("c", () -> 7)).isNull();
		this.release.countDown();
		for (Future<Integer> flight : hanging) {
			flight.get(60, TimeUnit.SECONDS);
		}
		assertThat(this.flights.run("c", () -> 7)).isEqualTo(7);
	}

	@Test
	void whoWaitsTooLongGetsNothing() throws Exception {
		SingleFlight<String, Integer> impatient = new SingleFlight<>(2, Duration.ofMillis(1));
		CountDownLatch started = new CountDownLatch(1);
		this.threads.submit(() -> impatient.run("a", () -> hang(started)));
		started.await();
		assertThat(impatient.run("a", () -> 7)).isNull();
	}

	@Test
	void whoWaitsCanBeInterrupted() throws Exception {
		CountDownLatch started = new CountDownLatch(1);
		this.threads.submit(() -> this.flights.run("a", () -> hang(started)));
		started.await();
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> this.flights.run("a", () -> 7));
	}

	@Test
	void aFailureIsThrownAndTheNextOneRunsAgain() throws Exception {
		assertThatIllegalStateException().isThrownBy(() -> this.flights.run("a", () -> {
			throw new IllegalStateException("no");
		})).withMessage("no");
		assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> this.flights.run("a", () -> {
			throw new OutOfMemoryError("test");
		}));
		assertThat(this.flights.run("a", () -> 7)).isEqualTo(7);
		assertThat(this.flights.run("b", () -> 8)).isEqualTo(8);
	}

	private int hang(CountDownLatch started) {
		int run = this.runs.incrementAndGet();
		started.countDown();
		try {
			this.release.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return run;
	}

}
