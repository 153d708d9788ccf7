package io.cloudwatchlogging.aws;

import java.util.Arrays;

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

	private final RequestBuffersPool pool = new RequestBuffersPool(1);

	@Test
	void givesTheLastUsedBuffersOutAgain() {
		RequestBuffers buffers = this.pool.take();
		this.pool.give(buffers);
		assertThat(this.pool.take()).isSameAs(buffers);
	}

	@Test
	void keepsNoMoreThanMayBeInFlight() {
		RequestBuffers first = this.pool.take();
		RequestBuffers second = this.pool.take();
		this.pool.give(first);
		this.pool.give(second);
		assertThat(this.pool.take()).isSameAs(first);
		assertThat(this.pool.take()).isNotSameAs(second);
	}

	@ParameterizedTest
	@CsvSource({ "9986, 79", "5090, 180", "1, 1048550" })
	void theBuffersOfAFullBatchOfUsualTextAreWithinWhatIsSetAsideAndKept(int count, int length) {
		String[] lines = new String[count];
		Arrays.setAll(lines,
				(i) -> ("%07d ".formatted(i) + "lorem ipsum ".repeat(length / 12 + 1)).substring(0, length));
		RequestBuffers buffers = this.pool.take();
		buffers.write(TestBatches.of(new Destination("g", "s"), 1_764_000_000_000L, lines), null);
		buffers.compressed();
		assertThat(buffers.capacity()).isLessThanOrEqualTo(2 * Limits.BATCH_BYTES);
		this.pool.give(buffers);
		assertThat(this.pool.take()).isSameAs(buffers);
	}

	@Test
	void keepsTheBuffersOfAFullBatchOfColouredLines() {
		String[] lines = new String[5_900];
		Arrays.setAll(lines, (i) -> "\u001b[32m%07d\u001b[0m lorem ipsum ".formatted(i).repeat(6).substring(0, 150));
		RequestBuffers buffers = this.pool.take();
		buffers.write(TestBatches.of(new Destination("g", "s"), 1_764_000_000_000L, lines), null);
		buffers.compressed();
		assertThat(buffers.length()).isGreaterThan(Limits.BATCH_BYTES * 5 / 4);
		this.pool.give(buffers);
		assertThat(this.pool.take()).isSameAs(buffers);
	}

	@Test
	void doesNotKeepBuffersThatGrewBeyondAUsualBatch() {
		RequestBuffers buffers = this.pool.take();
		buffers.write(TestBatches.of(new Destination("g", "s"), 1, "\u0001".repeat(1_000_000)), null);
		assertThat(buffers.capacity()).isGreaterThan(RequestBuffersPool.LARGEST_KEPT);
		this.pool.give(buffers);
		assertThat(this.pool.take()).isNotSameAs(buffers);
	}

}
