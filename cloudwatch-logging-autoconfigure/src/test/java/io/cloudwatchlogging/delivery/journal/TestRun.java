package io.cloudwatchlogging.delivery.journal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A run with one segment in memory.
 */
final class TestRun implements ChunkSource {

	static final long RUN = 0x1122334455667788L;

	private final StoredMemory memory;

	private final Deque<JournalChunk> free = new ArrayDeque<>();

	private final Checksum checksum = new Checksum(RUN);

	private long batches;

	TestRun(int chunks) {
		this.memory = StoredMemory.ofChunks(chunks);
		for (int i = 0; i < chunks; i++) {
			this.free.addLast(new JournalChunk(this.memory, i));
		}
	}

	StoredMemory memory() {
		return this.memory;
	}

	JournalBatch open(String stream) {
		long number = ++this.batches;
		return new JournalBatch(this, this.checksum, number, number, new BatchNames("group", stream));
	}

	static boolean append(JournalBatch batch, String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		return batch.append(text.length(), text.length() % 5, bytes, 0, bytes.length);
	}

	@Override
	public boolean take(JournalChunk[] target, int from, int to) {
		if (this.free.size() < to - from) {
			return false;
		}
		for (int i = from; i < to; i++) {
			target[i] = this.free.pop();
		}
		return true;
	}

	@Override
	public void release(JournalChunk chunk) {
		this.free.push(chunk);
	}

	@Override
	public void unreadable(JournalChunk chunk) {
		// All of it can be read.
	}

	int freeChunks() {
		return this.free.size();
	}

	/** What a start finds that sees such memory. */
	static List<JournalBatch> recover(byte[] image) {
		return reader(image).batches(() -> {
		});
	}

	static RunReader reader(byte[] image) {
		RunReader reader = new RunReader(RUN, new TestRun(0));
		reader.scan(new StoredMemory(image));
		return reader;
	}

	static List<String> texts(JournalBatch batch) {
		List<String> texts = new ArrayList<>();
		for (int position : batch.positions()) {
			StringBuilder text = new StringBuilder();
			batch.read(position, new byte[JournalBatch.SCRATCH_BYTES],
					(bytes, offset, length) -> text.append(new String(bytes, offset, length, StandardCharsets.UTF_8)));
			texts.add(text.toString());
		}
		return texts;
	}

}
