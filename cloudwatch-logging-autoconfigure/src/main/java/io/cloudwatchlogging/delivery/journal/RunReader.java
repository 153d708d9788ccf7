package io.cloudwatchlogging.delivery.journal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * Reads what a run has left whose process has ended at any moment: each event that was
 * published and not acknowledged, once, and none that is damaged. Every number is
 * checked, and nothing that stands in a file makes it throw.
 */
final class RunReader {

	private final Checksum checksum;

	private final ChunkSource source;

	/** The chunks in use, by batch and index. */
	private final SortedMap<Long, SortedMap<Integer, JournalChunk>> found = new TreeMap<>();

	private final Damages damages = new Damages();

	/**
	 * Creates a reader.
	 * @param run the number of the run
	 * @param source where chunks go that are acknowledged
	 */
	RunReader(long run, ChunkSource source) {
		this.checksum = new Checksum(run);
		this.source = source;
	}

	/** Looks at the headers of the chunks of a segment. */
	void scan(SegmentMemory memory) {
		for (int i = 0; i < JournalChunk.count(memory); i++) {
			JournalChunk chunk = new JournalChunk(memory, i);
			try {
				scan(chunk);
				LateErrors.surface();
			}
			catch (RuntimeException | InternalError ex) {
				// The file has become shorter, or cannot be read.
				this.damages.add(memory);
			}
		}
	}

	private void scan(JournalChunk chunk) {
		if (chunk.isFree()) {
			return;
		}
		if (!chunk.isValid(this.checksum) || this.found.computeIfAbsent(chunk.batch(), (batch) -> new TreeMap<>())
			.putIfAbsent(chunk.index(), chunk) != null) {
			this.damages.add(chunk.memory());
		}
	}

	/**
	 * The batches that are not acknowledged, in the order of delivery; asked for once.
	 * @param aside called now and then, as this may take long
	 */
	List<JournalBatch> batches(Runnable aside) {
		List<Open> open = new ArrayList<>();
		for (SortedMap<Integer, JournalChunk> chunks : this.found.values()) {
			if (chunks.firstKey() == 0) {
				addTo(open, chunks);
			}
		}
		// Those of one order in the order of their numbers: the sort is stable.
		open.sort(Comparator.comparingLong(Open::order));
		List<JournalBatch> batches = new ArrayList<>();
		for (Open found : open) {
			aside.run();
			JournalBatch batch = read(found.chunks());
			if (batch != null) {
				batches.add(batch);
			}
		}
		this.found.clear();
		return batches;
	}

	private void addTo(List<Open> open, SortedMap<Integer, JournalChunk> chunks) {
		JournalChunk first = chunks.values().iterator().next();
		try {
			open.add(new Open(chunks, first.order()));
		}
		catch (InternalError ex) {
			this.damages.add(first.memory());
		}
	}

	private @Nullable JournalBatch read(SortedMap<Integer, JournalChunk> found) {
		@Nullable JournalChunk[] chunks = new JournalChunk[found.lastKey() + 1];
		found.forEach((index, chunk) -> chunks[index] = chunk);
		BatchChunks held = new BatchChunks(this.source, chunks, chunks.length);
		JournalChunk first = held.get(0);
		try {
			BatchNames names = BatchNames.read(first);
			if (names == null) {
				// Nobody knows where its events go.
				this.damages.add(first.memory());
				return null;
			}
			int[] positions = new EventScan(chunks, this.checksum, this.damages).positions();
			LateErrors.surface();
			return (positions.length > 0) ? JournalBatch.recovered(held, this.checksum, names, positions) : null;
		}
		catch (RuntimeException | InternalError ex) {
			this.damages.add(first.memory());
			return null;
		}
	}

	/** Places in the files that could not be read. */
	Damages damages() {
		return this.damages;
	}

	/**
	 * Chunks of a batch that is not acknowledged, by their index.
	 *
	 * @param chunks the chunks
	 * @param order the order of the batch
	 */
	private record Open(SortedMap<Integer, JournalChunk> chunks, long order) {
	}

}
