package io.cloudwatchlogging.delivery.journal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A process that ends after any of its stores: what the memory holds then is read, each
 * time in several of the forms that it may have.
 */
class EveryStoreTests {

	private final SplittableRandom random = new SplittableRandom(17);

	/** The texts of each stream whose calls had returned and that are not settled. */
	private final Map<String, List<String>> returned = new LinkedHashMap<>();

	/** What is being appended, or settled, at this moment. */
	private final Set<String> pending = new HashSet<>();

	private final TestRun run = new TestRun(24);

	private final Map<String, JournalBatch> batches = new HashMap<>();

	private int images;

	@Test
	void eachReturnedEventIsReadOnceWhole() {
		script();
		assertThat(this.images).isGreaterThan(2_000);
	}

	@Test
	void readerThatIgnoresTheAcknowledgementIsCaught() {
		assertThatThrownBy(() -> {
			this.run.memory().afterEachStore(() -> check(freedFromTheBack(this.run.memory().image())));
			steps();
		}).isInstanceOf(AssertionError.class);
	}

	/** As if the first chunk of a batch became free after the others. */
	private byte[] freedFromTheBack(byte[] image) {
		StoredMemory memory = new StoredMemory(image);
		for (int i = 0; i < JournalChunk.count(memory); i++) {
			JournalChunk chunk = new JournalChunk(memory, i);
			if (chunk.batch() != 0 && chunk.index() == 0 && chunk.isFree()) {
				chunk.begin(chunk.batch(), chunk.order(), 0, chunk.firstEvent(), new Checksum(TestRun.RUN));
				chunk.commit(JournalChunk.SIZE);
			}
		}
		return memory.image();
	}

	private void script() {
		StoredMemory memory = this.run.memory();
		memory.afterEachStore(() -> {
			check(memory.image());
			check(memory.reorderedImage(this.random));
		});
		steps();
	}

	private void steps() {
		for (int round = 0; round < 6; round++) {
			for (int i = 0; i < 12; i++) {
				append("a" + round, "event " + i + " ".repeat(this.random.nextInt(2_000)));
				append("b" + round, "event " + i);
			}
			append("a" + round, "long ".repeat(8_000));
			append("b" + round, "exactly ".repeat(EventLayout.ROOM / 8));
			append("a" + round, "behind");
			settle("b" + round, 3);
			// A late event of the batch before.
			if (round > 0) {
				append("b" + (round - 1), "late");
				release("a" + (round - 1));
			}
			if (round > 1) {
				release("b" + (round - 2));
			}
		}
	}

	private void append(String stream, String text) {
		JournalBatch batch = this.batches.computeIfAbsent(stream, this.run::open);
		this.returned.computeIfAbsent(stream, (key) -> new ArrayList<>());
		this.pending.add(stream + text);
		assertThat(TestRun.append(batch, text)).isTrue();
		this.pending.remove(stream + text);
		Objects.requireNonNull(this.returned.get(stream)).add(text);
	}

	private void settle(String stream, int index) {
		String text = Objects.requireNonNull(this.returned.get(stream)).remove(index);
		JournalBatch batch = Objects.requireNonNull(this.batches.get(stream));
		this.pending.add(stream + text);
		batch.settle(batch.positions()[index]);
		this.run.memory().unlocked();
		this.pending.remove(stream + text);
	}

	/** All or none of it is there while it is being released. */
	private void release(String stream) {
		List<String> texts = Objects.requireNonNull(this.returned.remove(stream));
		this.pending.add(stream);
		texts.forEach((text) -> this.pending.add(stream + text));
		Objects.requireNonNull(this.batches.remove(stream)).release();
		this.pending.clear();
	}

	private void check(byte[] image) {
		this.images++;
		RunReader reader = TestRun.reader(image);
		Map<String, List<String>> found = new HashMap<>();
		for (JournalBatch batch : reader.batches(() -> {
		})) {
			String stream = batch.names().stream();
			List<String> texts = TestRun.texts(batch);
			List<String> expected = this.returned.get(stream);
			if (found.put(stream, texts) != null) {
				throw new AssertionFailedError(stream + " twice");
			}
			texts.removeIf((text) -> this.pending.contains(stream + text));
			if (!texts.equals((expected != null) ? expected : List.of())) {
				throw new AssertionFailedError(stream + " is not what was returned", expected, texts);
			}
		}
		this.returned.forEach((stream, texts) -> {
			if (!texts.isEmpty() && !found.containsKey(stream)) {
				throw new AssertionFailedError(stream + " is missing");
			}
		});
		assertThat(reader.damages().count()).isZero();
	}

}
