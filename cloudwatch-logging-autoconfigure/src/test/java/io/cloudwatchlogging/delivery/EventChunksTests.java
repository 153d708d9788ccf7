package io.cloudwatchlogging.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import io.cloudwatchlogging.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EventChunks}.
 */
class EventChunksTests {

	private static final int CHUNK = EventChunks.CHUNK_SIZE;

	private static final int HEADER = EventChunks.HEADER_SIZE;

	private final ChunkPool pool = new ChunkPool(1000L * CHUNK);

	@Test
	void anEventMayBeginAtAnyPlaceOfAChunk() {
		SplittableRandom random = new SplittableRandom(1);
		for (int first = 1; first <= CHUNK; first++) {
			Model model = new Model();
			model.append(random, first);
			model.append(random, random.nextInt(1, 3 * CHUNK));
			model.append(random, 1);
			model.verify();
			model.events.release();
		}
		assertThat(this.pool.usedBytes()).isZero();
	}

	@Test
	void lengthsAroundTheBordersOfChunksSurvive() {
		SplittableRandom random = new SplittableRandom(2);
		for (int chunks = 1; chunks <= 3; chunks++) {
			for (int change = -2 * HEADER - 1; change <= HEADER + 1; change++) {
				Model model = new Model();
				for (int i = 0; i < 4; i++) {
					model.append(random, chunks * CHUNK + change);
				}
				model.verify();
				model.events.release();
			}
		}
		assertThat(this.pool.usedBytes()).isZero();
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 })
	void whatWasAppendedIsReadAsFromAPlainList(long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		Model model = new Model();
		for (int i = 0; i < 300; i++) {
			int bound = switch (random.nextInt(4)) {
				case 0 -> 3 * CHUNK;
				case 1 -> 40;
				default -> 400;
			};
			model.append(random, random.nextInt(1, bound + 1));
		}
		model.verify();
		model.events.release();
		assertThat(this.pool.usedBytes()).isZero();
	}

	private record Line(long timestamp, Severity severity, byte[] text) {
	}

	private final class Model implements EventReader {

		private final EventChunks events = new EventChunks(EventChunksTests.this.pool);

		private final List<Line> lines = new ArrayList<>();

		private byte[] text = new byte[0];

		private int filled;

		private long timestamp;

		void append(SplittableRandom random, int length) {
			append(random, random.nextLong(), length);
		}

		void append(SplittableRandom random, long timestamp, int length) {
			byte[] array = new byte[length + 7];
			random.nextBytes(array);
			byte[] text = new byte[length];
			System.arraycopy(array, 5, text, 0, length);
			Line line = new Line(timestamp, Severities.of(random.nextInt(Severities.COUNT)), text);
			int needed = this.events.chunksNeeded(length);
			int held = this.events.chunkCount();
			if (held == 0) {
				assertThat(needed).isEqualTo(EventChunks.chunksFor(length));
			}
			this.events.append(line.timestamp(), line.severity(), array, 5, length);
			this.lines.add(line);
			if (this.events.chunkCount() != held + needed
					|| EventChunksTests.this.pool.usedBytes() != (long) this.events.chunkCount() * CHUNK) {
				throw new AssertionError(needed + " chunks needed, " + (this.events.chunkCount() - held) + " taken");
			}
		}

		void verify() {
			int[] positions = this.events.positions();
			assertThat(positions).hasSize(this.lines.size());
			assertThat(this.events.size()).isEqualTo(this.lines.size());
			for (int i = 0; i < positions.length; i++) {
				Line line = this.lines.get(i);
				if (positions[i] % CHUNK > CHUNK - HEADER) {
					throw new AssertionError("header at " + positions[i] + " spans two chunks");
				}
				this.events.read(positions[i], this);
				assertThat(this.timestamp).isEqualTo(line.timestamp());
				assertThat(this.events.timestampAt(positions[i])).isEqualTo(line.timestamp());
				assertThat(this.events.lengthAt(positions[i])).isEqualTo(line.text().length);
				assertThat(this.events.severityAt(positions[i])).isEqualTo(line.severity());
				assertThat(this.text).isEqualTo(line.text());
			}
		}

		@Override
		public void begin(long timestamp, int length) {
			this.timestamp = timestamp;
			this.text = new byte[length];
			this.filled = 0;
		}

		@Override
		public void piece(byte[] bytes, int offset, int length) {
			System.arraycopy(bytes, offset, this.text, this.filled, length);
			this.filled += length;
		}

		@Override
		public void end() {
			assertThat(this.filled).isEqualTo(this.text.length);
		}

	}

}
