package io.cloudwatchlogging.aws;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.delivery.Limits;
import io.cloudwatchlogging.delivery.TestBatches;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RequestBuffersPool}.
 */
class RequestBuffersPoolTests {

	private final List<Runnable> tasks = new ArrayList<>();

	private CompletableFuture<?> scheduled = new CompletableFuture<>();

	private boolean scheduling = true;

	private final RequestBuffersPool pool = pool(1);

	@Test
	void givesTheLastUsedBuffersOutAgain() {
		RequestBuffers buffers = this.pool.acquire();
		this.pool.release(buffers);
		assertThat(this.pool.acquire()).isSameAs(buffers);
	}

	@Test
	void keepsNoMoreThanMayBeInFlight() {
		RequestBuffers first = this.pool.acquire();
		RequestBuffers second = this.pool.acquire();
		this.pool.release(first);
		this.pool.release(second);
		assertThat(this.pool.acquire()).isSameAs(first);
		assertThat(this.pool.acquire()).isNotSameAs(second);
	}

	@Test
	void givesBuffersBackThatNobodyHasNeededForAWhile() {
		RequestBuffers buffers = this.pool.acquire();
		this.pool.release(buffers);
		assertThat(this.tasks).hasSize(1);
		passTime();
		assertThat(this.tasks).as("nothing to look at").isEmpty();
		assertThat(this.pool.acquire()).isNotSameAs(buffers);
	}

	@Test
	void keepsAsManyBuffersAsWereNeededAtOnce() {
		RequestBuffersPool pool = pool(4);
		List<RequestBuffers> burst = Stream.generate(pool::acquire).limit(4).toList();
		burst.forEach(pool::release);
		passTime();
		RequestBuffers needed = pool.acquire();
		pool.release(needed);
		assertThat(needed).isSameAs(burst.get(3));
		passTime();
		assertThat(this.tasks).hasSize(1);
		assertThat(pool.acquire()).isSameAs(needed);
		assertThat(burst).doesNotContain(pool.acquire());
	}

	@Test
	void doesNotKeepLargeBuffersForSmallRequests() {
		RequestBuffers buffers = this.pool.acquire();
		write(buffers, 900_000);
		this.pool.release(buffers);
		for (int i = 0; i < 2; i++) {
			assertThat(this.pool.acquire()).as("needed while it was watched").isSameAs(buffers);
			write(buffers, (i == 0) ? 900_000 : 100);
			this.pool.release(buffers);
			passTime();
		}
		assertThat(this.pool.acquire()).isNotSameAs(buffers);
	}

	@Test
	void keepsSmallBuffersForSmallRequests() {
		RequestBuffers buffers = this.pool.acquire();
		for (int i = 0; i < 5; i++) {
			write(buffers, 100);
			this.pool.release(buffers);
			assertThat(this.pool.acquire()).isSameAs(buffers);
			this.pool.release(buffers);
			passTime();
			assertThat(this.pool.acquire()).isSameAs(buffers);
		}
	}

	@Test
	void looksAgainWhenNobodyCouldLookBefore() {
		this.scheduling = false;
		RequestBuffers buffers = this.pool.acquire();
		this.pool.release(buffers);
		this.scheduling = true;
		this.pool.release(this.pool.acquire());
		assertThat(this.tasks).hasSize(1);
	}

	@Test
	void leavesNothingToBeDoneByTimeWhenItIsClosed() {
		this.pool.close();
		this.pool.release(this.pool.acquire());
		assertThat(this.tasks).isEmpty();
		RequestBuffersPool used = pool(1);
		used.release(used.acquire());
		used.close();
		used.close();
		assertThat(this.scheduled).isCancelled();
	}

	private RequestBuffersPool pool(int capacity) {
		return new RequestBuffersPool(capacity, (task, nanos) -> {
			assertThat(nanos).isEqualTo(RequestBuffersPool.QUIET_NANOS);
			if (!this.scheduling) {
				return null;
			}
			this.tasks.add(task);
			this.scheduled = new CompletableFuture<>();
			return this.scheduled;
		});
	}

	/** Runs what was to run after a while. */
	private void passTime() {
		List<Runnable> due = List.copyOf(this.tasks);
		this.tasks.clear();
		due.forEach(Runnable::run);
	}

	private static void write(RequestBuffers buffers, int length) {
		buffers.write(TestBatches.of(new Destination("g", "s"), 1, "x".repeat(length)), null);
	}

	@ParameterizedTest
	@CsvSource({ "9986, 79", "5090, 180", "1, 1048550" })
	void theBuffersOfAFullBatchOfUsualTextAreWithinWhatIsSetAsideAndKept(int count, int length) {
		String[] lines = new String[count];
		Arrays.setAll(lines,
				(i) -> ("%07d ".formatted(i) + "lorem ipsum ".repeat(length / 12 + 1)).substring(0, length));
		RequestBuffers buffers = this.pool.acquire();
		buffers.write(TestBatches.of(new Destination("g", "s"), 1_764_000_000_000L, lines), null);
		buffers.compressed();
		assertThat(buffers.capacity()).isLessThanOrEqualTo(2 * Limits.BATCH_BYTES);
		this.pool.release(buffers);
		assertThat(this.pool.acquire()).isSameAs(buffers);
	}

	@Test
	void keepsTheBuffersOfAFullBatchOfColouredLines() {
		String[] lines = new String[5_900];
		Arrays.setAll(lines, (i) -> "\u001b[32m%07d\u001b[0m lorem ipsum ".formatted(i).repeat(6).substring(0, 150));
		RequestBuffers buffers = this.pool.acquire();
		buffers.write(TestBatches.of(new Destination("g", "s"), 1_764_000_000_000L, lines), null);
		buffers.compressed();
		assertThat(buffers.length()).isGreaterThan(Limits.BATCH_BYTES * 5 / 4);
		this.pool.release(buffers);
		assertThat(this.pool.acquire()).isSameAs(buffers);
	}

	@Test
	void doesNotKeepBuffersThatGrewBeyondAUsualBatch() {
		RequestBuffers buffers = this.pool.acquire();
		buffers.write(TestBatches.of(new Destination("g", "s"), 1, "\u0001".repeat(1_000_000)), null);
		assertThat(buffers.capacity()).isGreaterThan(RequestBuffersPool.LARGEST_KEPT);
		this.pool.release(buffers);
		assertThat(this.pool.acquire()).isNotSameAs(buffers);
	}

}
