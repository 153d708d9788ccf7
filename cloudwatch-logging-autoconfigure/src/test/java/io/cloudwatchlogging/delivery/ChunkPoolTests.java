package io.cloudwatchlogging.delivery;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ChunkPool}.
 */
class ChunkPoolTests {

	private static final int CHUNK = EventChunks.CHUNK_SIZE;

	@Test
	void theLastTenthIsForPrivilegedLinesOnly() {
		ChunkPool pool = new ChunkPool(100L * CHUNK);
		assertThat(pool.hasRoom(90, false)).isTrue();
		assertThat(pool.hasRoom(91, false)).isFalse();
		assertThat(pool.hasRoom(100, true)).isTrue();
		assertThat(pool.hasRoom(101, true)).isFalse();
		take(pool, 90);
		assertThat(pool.hasRoom(1, false)).isFalse();
		assertThat(pool.hasRoom(10, true)).isTrue();
	}

	@Test
	void aShareOfTheChunksIsUsedAgain() {
		ChunkPool pool = new ChunkPool(80L * CHUNK);
		List<byte[]> chunks = take(pool, 80);
		chunks.forEach(pool::release);
		assertThat(pool.usedBytes()).isZero();
		List<byte[]> again = take(pool, 80);
		assertThat(again.stream().filter((chunk) -> isOneOf(chunk, chunks))).hasSize(10);
	}

	@Test
	void aSmallerPoolGivesUnusedChunksUp() {
		ChunkPool pool = new ChunkPool(80L * CHUNK);
		List<byte[]> chunks = take(pool, 80);
		chunks.forEach(pool::release);
		pool.resize(16L * CHUNK);
		assertThat(pool.capacityBytes()).isEqualTo(16L * CHUNK);
		List<byte[]> again = take(pool, 16);
		assertThat(again.stream().filter((chunk) -> isOneOf(chunk, chunks))).hasSize(2);
	}

	@Test
	void chunksThatNobodyNeedsAreGivenBackAfterAWhile() {
		ChunkPool pool = new ChunkPool(8000L * CHUNK);
		List<byte[]> chunks = take(pool, 1000);
		chunks.forEach(pool::release);
		long quiet = pool.trim(0);
		assertThat(quiet).isEqualTo(ChunkPool.QUIET_NANOS);
		assertThat(pool.trim(quiet - 1)).isEqualTo(quiet);
		assertThat(kept(pool, chunks)).isEqualTo(1000);
		// They have been taken meanwhile.
		long next = pool.trim(quiet);
		assertThat(kept(pool, chunks)).as("needed").isEqualTo(1000);
		pool.trim(next);
		assertThat(pool.trim(next + ChunkPool.QUIET_NANOS)).as("nothing to look at").isEqualTo(Long.MAX_VALUE);
		assertThat(kept(pool, chunks)).isEqualTo(ChunkPool.ALWAYS_KEPT);
	}

	@Test
	void asManyChunksStayAsWereNeededAtOnce() {
		ChunkPool pool = new ChunkPool(8000L * CHUNK);
		List<byte[]> chunks = take(pool, 1000);
		chunks.forEach(pool::release);
		long next = pool.trim(0);
		for (int i = 0; i < 5; i++) {
			take(pool, 100).forEach(pool::release);
			next = pool.trim(next);
		}
		assertThat(next).as("while many are unused").isNotEqualTo(Long.MAX_VALUE);
		assertThat(kept(pool, chunks)).isEqualTo(100);
	}

	@Test
	void aFewChunksAreNotLookedAt() {
		ChunkPool pool = new ChunkPool(8000L * CHUNK);
		assertThat(pool.trim(0)).isEqualTo(Long.MAX_VALUE);
		take(pool, ChunkPool.ALWAYS_KEPT).forEach(pool::release);
		assertThat(pool.trim(0)).isEqualTo(Long.MAX_VALUE);
		take(pool, ChunkPool.ALWAYS_KEPT + 1).forEach(pool::release);
		assertThat(pool.trim(Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE + ChunkPool.QUIET_NANOS);
	}

	@Test
	void anySizeIsUnderstood() {
		assertThat(new ChunkPool(Long.MAX_VALUE).hasRoom(1_000_000_000, false)).isFalse();
		assertThat(new ChunkPool(Long.MAX_VALUE).hasRoom(900_000_000, false)).isTrue();
		assertThat(new ChunkPool(0).hasRoom(1, false)).isTrue();
		assertThat(new ChunkPool(0).hasRoom(2, true)).isFalse();
	}

	/** How many of these chunks the pool has kept. */
	private static int kept(ChunkPool pool, List<byte[]> chunks) {
		List<byte[]> taken = take(pool, chunks.size());
		int kept = (int) taken.stream().filter((chunk) -> isOneOf(chunk, chunks)).count();
		taken.forEach(pool::release);
		return kept;
	}

	private static boolean isOneOf(byte[] chunk, List<byte[]> chunks) {
		return chunks.stream().anyMatch((other) -> other == chunk);
	}

	private static List<byte[]> take(ChunkPool pool, int count) {
		List<byte[]> chunks = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			chunks.add(pool.acquire());
		}
		return chunks;
	}

}
