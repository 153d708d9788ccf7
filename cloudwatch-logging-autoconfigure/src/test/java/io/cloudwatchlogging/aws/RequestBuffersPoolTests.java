package io.cloudwatchlogging.aws;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.delivery.TestBatches;

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

	@Test
	void keepsTheBuffersOfAFullBatchOfShortLines() {
		String[] lines = new String[9_986];
		Arrays.fill(lines, "x".repeat(79));
		RequestBuffers buffers = this.pool.take();
		buffers.write(TestBatches.of(new Destination("g", "s"), 1_764_000_000_000L, lines), null);
		buffers.compressed();
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
