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
		chunks.forEach(pool::give);
		assertThat(pool.usedBytes()).isZero();
		List<byte[]> again = take(pool, 80);
		assertThat(again.stream().filter((chunk) -> isOneOf(chunk, chunks))).hasSize(10);
	}

	@Test
	void aSmallerPoolGivesUnusedChunksUp() {
		ChunkPool pool = new ChunkPool(80L * CHUNK);
		List<byte[]> chunks = take(pool, 80);
		chunks.forEach(pool::give);
		pool.resize(16L * CHUNK);
		assertThat(pool.capacityBytes()).isEqualTo(16L * CHUNK);
		List<byte[]> again = take(pool, 16);
		assertThat(again.stream().filter((chunk) -> isOneOf(chunk, chunks))).hasSize(2);
	}

	@Test
	void anySizeIsUnderstood() {
		assertThat(new ChunkPool(Long.MAX_VALUE).hasRoom(1_000_000_000, false)).isFalse();
		assertThat(new ChunkPool(Long.MAX_VALUE).hasRoom(900_000_000, false)).isTrue();
		assertThat(new ChunkPool(0).hasRoom(1, false)).isTrue();
		assertThat(new ChunkPool(0).hasRoom(2, true)).isFalse();
	}

	private static boolean isOneOf(byte[] chunk, List<byte[]> chunks) {
		return chunks.stream().anyMatch((other) -> other == chunk);
	}

	private static List<byte[]> take(ChunkPool pool, int count) {
		List<byte[]> chunks = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			chunks.add(pool.take());
		}
		return chunks;
	}

}
