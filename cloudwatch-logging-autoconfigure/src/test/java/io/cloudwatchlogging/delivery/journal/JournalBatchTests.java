package io.cloudwatchlogging.delivery.journal;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JournalBatch}, read back by {@link RunReader}.
 */
class JournalBatchTests {

	private final TestRun run = new TestRun(80);

	@Test
	void eventIsReadBackWhereverItBeginsAndEndsInAChunk() {
		for (int fill = JournalChunk.SIZE - 200; fill < JournalChunk.SIZE; fill++) {
			for (int length : new int[] { 1, 20, 40, EventLayout.ROOM, EventLayout.ROOM + 1 }) {
				JournalBatch batch = this.run.open("stream");
				int first = JournalChunk.DATA + batch.names().toBytes().length + EventLayout.HEADER;
				List<String> texts = List.of("f".repeat(fill - first), "x".repeat(length), "last");
				for (String text : texts) {
					int needed = batch.chunkCount() + batch.chunksNeeded(text.length());
					assertThat(TestRun.append(batch, text)).isTrue();
					assertThat(batch.chunkCount()).isEqualTo(needed);
				}
				assertThat(TestRun.texts(batch)).isEqualTo(texts);
				assertRecovered(batch);
				batch.release();
			}
		}
	}

	@Test
	void eventSpansManyChunks() {
		for (int chunks = 1; chunks <= 65; chunks += 8) {
			JournalBatch batch = this.run.open("stream");
			TestRun.append(batch, "before");
			TestRun.append(batch, "é".repeat(chunks * JournalChunk.SIZE / 2));
			TestRun.append(batch, "behind");
			assertRecovered(batch);
			batch.release();
			assertThat(this.run.freeChunks()).isEqualTo(80);
		}
	}

	@Test
	void namesOfTheMaximumLengthAreReadBack() {
		JournalBatch batch = this.run.open("ü".repeat((BatchNames.MAX_BYTES - "group".length()) / 2));
		TestRun.append(batch, "text");
		assertRecovered(batch);
		assertThat(recovered().get(0).names()).isEqualTo(batch.names());
	}

	@Test
	void batchThatWasReleasedIsGone() {
		JournalBatch batch = this.run.open("stream");
		TestRun.append(batch, "text");
		batch.release();
		assertThat(recovered()).isEmpty();
		assertThat(batch.size()).isZero();
	}

	@Test
	void settledEventIsGoneAndTheOthersStayWhereTheyAre() {
		JournalBatch batch = this.run.open("stream");
		for (String text : List.of("a", "b", "c", "d")) {
			TestRun.append(batch, text);
		}
		batch.settle(batch.positions()[1]);
		assertThat(TestRun.texts(batch)).containsExactly("a", "b", "c", "d");
		JournalBatch recovered = recovered().get(0);
		assertThat(TestRun.texts(recovered)).containsExactly("a", "c", "d");
		assertThat(recovered.severityAt(recovered.positions()[0])).isEqualTo(1);
		recovered.settle(recovered.positions()[0]);
		assertThat(TestRun.texts(recovered)).containsExactly("a", "c", "d");
	}

	@Test
	void appendWithoutEnoughChunksChangesNothing() {
		TestRun run = new TestRun(2);
		JournalBatch batch = run.open("stream");
		TestRun.append(batch, "first");
		assertThat(TestRun.append(batch, "x".repeat(3 * JournalChunk.SIZE))).isFalse();
		assertThat(TestRun.append(batch, "second")).isTrue();
		assertThat(TestRun.texts(batch)).containsExactly("first", "second");
		assertThat(run.freeChunks()).isOne();
	}

	@Test
	void batchesOfAStreamAreInTheOrderInWhichTheyWereOpened() {
		List<JournalBatch> batches = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			JournalBatch batch = this.run.open("stream");
			TestRun.append(batch, "text " + i);
			batches.add(batch);
		}
		// Its chunk is taken by the next one.
		batches.get(3).release();
		JournalBatch last = this.run.open("stream");
		TestRun.append(last, "last");
		List<String> texts = recovered().stream().flatMap((batch) -> TestRun.texts(batch).stream()).toList();
		assertThat(texts).hasSize(20).endsWith("last").doesNotContain("text 3").startsWith("text 0", "text 1");
	}

	@Test
	void runOfAnotherNumberIsNotRead() {
		TestRun.append(this.run.open("stream"), "text");
		RunReader reader = new RunReader(1, this.run);
		reader.scan(this.run.memory());
		assertThat(reader.batches(() -> {
		})).isEmpty();
		assertThat(reader.damages().isIn(this.run.memory())).isTrue();
	}

	private List<JournalBatch> recovered() {
		return TestRun.recover(this.run.memory().image());
	}

	private void assertRecovered(JournalBatch batch) {
		RunReader reader = TestRun.reader(this.run.memory().image());
		List<JournalBatch> batches = reader.batches(() -> {
		});
		assertThat(reader.damages().count()).isZero();
		assertThat(batches).hasSize(1);
		assertThat(TestRun.texts(batches.get(0))).isEqualTo(TestRun.texts(batch));
		assertThat(batches.get(0).positions()).isEqualTo(batch.positions());
		for (int position : batch.positions()) {
			assertThat(batches.get(0).timestampAt(position)).isEqualTo(batch.timestampAt(position));
			assertThat(batches.get(0).severityAt(position)).isEqualTo(batch.severityAt(position));
		}
	}

}
