package io.cloudwatchlogging.delivery;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.cloudwatchlogging.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for a process of which the memory does not suffice for a chunk.
 */
class OutOfMemoryTests {

	private static final int CHUNK = EventChunks.CHUNK_SIZE;

	private static final Destination STREAM = new Destination("group", "stream");

	private static final long NOW = SteppedTime.START_MILLIS;

	/** Chunks that can still be had. */
	private int left = Integer.MAX_VALUE;

	private final ChunkPool pool = new ChunkPool(1000L * CHUNK, this::allocate);

	private final Ledger ledger = new Ledger();

	private final StreamQueues queues = new StreamQueues(TestSettings.defaults().build(), this.pool);

	private final Batcher batcher = new Batcher(TestSettings.defaults().build(), this.queues, this.ledger);

	private byte[] allocate() {
		if (this.left == 0) {
			throw new OutOfMemoryError("test");
		}
		this.left--;
		return new byte[CHUNK];
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2, 3, 4 })
	void anEventThatFindsNoMemoryLeavesNoTrace(int chunks) {
		EventChunks events = new EventChunks(this.pool);
		append(events, "first");
		long used = this.pool.usedBytes();
		this.left = chunks;
		assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> append(events, "x".repeat(5 * CHUNK)));
		assertThat(events.size()).isOne();
		assertThat(events.chunkCount()).isOne();
		assertThat(this.pool.usedBytes()).isEqualTo(used);
		this.left = Integer.MAX_VALUE;
		append(events, "y".repeat(6 * CHUNK));
		append(events, "last");
		assertThat(read(events)).containsExactly("first", "y".repeat(6 * CHUNK), "last");
		events.release();
		assertThat(this.pool.usedBytes()).isZero();
	}

	@Test
	void aStreamOfWhichTheFirstLineFindsNoMemoryIsAsIfItHadNeverBeen() {
		this.left = 1;
		assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> add("x".repeat(2 * CHUNK)));
		assertThat(this.queues.has(STREAM)).isFalse();
		assertThat(this.queues.take(Long.MAX_VALUE, 0, 6)).isNull();
		assertThat(this.ledger.counts()).hasToString("accepted 0, delivered 0, lost 0, buffered 0");
		this.left = Integer.MAX_VALUE;
		add("later");
		assertThat(SteppedBuffer.messages(taken())).containsExactly("later");
	}

	@Test
	void linesOnBothSidesOfOneThatFoundNoMemoryAreInTheBatch() {
		add("before");
		this.left = 2;
		assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> add("x".repeat(5 * CHUNK)));
		this.left = Integer.MAX_VALUE;
		add("after");
		Batch batch = taken();
		assertThat(SteppedBuffer.messages(batch)).containsExactly("before", "after");
		batch.source().settle(2);
		assertThat(this.pool.usedBytes()).isZero();
		assertThat(this.ledger.counts().accepted()).isEqualTo(2);
	}

	@Test
	void aDivisionThatFindsNoMemoryCanBeMadeLater() {
		add("before");
		add("x".repeat(5 * CHUNK));
		Batch batch = taken();
		long used = this.pool.usedBytes();
		this.left = 3;
		assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(() -> this.batcher.divide(batch, 2000));
		assertThat(this.pool.usedBytes()).isEqualTo(used);
		assertThat(this.ledger.counts().buffered()).isEqualTo(2);
		this.left = Integer.MAX_VALUE;
		List<String> messages = new ArrayList<>();
		for (Batch part : this.batcher.divide(batch, 2000)) {
			messages.addAll(SteppedBuffer.messages(part));
			part.settle();
		}
		assertThat(String.join("", messages)).isEqualTo("before" + "x".repeat(5 * CHUNK));
		assertThat(this.ledger.counts().buffered()).isEqualTo(messages.size());
		assertThat(this.pool.usedBytes()).isZero();
	}

	private Batch taken() {
		return Objects.requireNonNull(this.queues.take(Long.MAX_VALUE, 0, 6));
	}

	private void add(String line) {
		byte[] text = line.getBytes(StandardCharsets.UTF_8);
		assertThat(this.batcher.add(STREAM, NOW, Severity.INFO, text, 0, text.length, TimeSource.SYSTEM)).isTrue();
	}

	private void append(EventChunks events, String line) {
		byte[] text = line.getBytes(StandardCharsets.UTF_8);
		events.append(NOW, Severity.INFO, text, 0, text.length);
	}

	private static List<String> read(EventChunks events) {
		List<String> messages = new ArrayList<>();
		for (int position : events.positions()) {
			StringBuilder message = new StringBuilder();
			events.read(position, new EventReader() {

				@Override
				public void begin(long timestamp, int length) {
				}

				@Override
				public void piece(byte[] bytes, int offset, int length) {
					message.append(new String(bytes, offset, length, StandardCharsets.UTF_8));
				}

				@Override
				public void end() {
				}

			});
			messages.add(message.toString());
		}
		return messages;
	}

}
