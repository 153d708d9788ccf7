package io.cloudwatchlogging.delivery.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * What a process has left whose end another one has noticed. It is read, and acknowledged
 * where it is, so that a kill meanwhile changes nothing. No event is ever added. Guarded
 * by the lock of the buffer once its batches are handed over.
 */
final class AdoptedRun implements ChunkSource {

	private final RunFolder folder;

	private final RunLock lock;

	private final Map<Path, SegmentMemory> segments = new LinkedHashMap<>();

	/** Files of which not even the header can be read. */
	private final Set<Path> unreadable = new LinkedHashSet<>();

	private final UnaryOperator<SegmentMemory> view;

	private final RunReader reader;

	private List<JournalBatch> batches = List.of();

	private volatile int used;

	AdoptedRun(RunFolder folder, RunLock lock, UnaryOperator<SegmentMemory> view) {
		this.view = view;
		this.folder = folder;
		this.lock = lock;
		this.reader = new RunReader(folder.run(), this);
	}

	/**
	 * Reads what is there.
	 * @param aside called now and then, as this may take long
	 * @return {@code false} if a later version has written it
	 * @throws IOException if a file cannot be opened at this moment
	 */
	boolean read(Runnable aside) throws IOException {
		for (Path file : this.folder.segments()) {
			aside.run();
			try {
				if (Files.isDirectory(file)) {
					this.unreadable.add(file);
				}
				else if (isNewer(file)) {
					return false;
				}
				LateErrors.surface();
			}
			catch (RuntimeException | InternalError ex) {
				// The file has become shorter, or cannot be read.
				this.unreadable.add(file);
			}
		}
		this.batches = this.reader.batches(aside);
		this.used = this.batches.stream().mapToInt(JournalBatch::presentChunks).sum();
		return true;
	}

	private boolean isNewer(Path file) throws IOException {
		SegmentMemory memory = this.view.apply(SegmentFile.open(file));
		if (SegmentHeader.isNewer(memory)) {
			return true;
		}
		this.segments.put(file, memory);
		this.reader.scan(memory);
		if (!SegmentHeader.isValid(memory, this.folder.run())) {
			this.reader.damages().add(memory);
		}
		return false;
	}

	/** The batches that are not acknowledged; asked for once. */
	List<JournalBatch> takeBatches() {
		List<JournalBatch> taken = this.batches;
		this.batches = List.of();
		return taken;
	}

	/** Chunks of batches that are not acknowledged. */
	int used() {
		return this.used;
	}

	RunFolder folder() {
		return this.folder;
	}

	@Override
	public boolean take(@Nullable JournalChunk[] target, int from, int to) {
		return false;
	}

	@Override
	public void release(JournalChunk chunk) {
		this.used = this.used - 1;
	}

	@Override
	public void unreadable(JournalChunk chunk) {
		this.reader.damages().add(chunk.memory());
	}

	/**
	 * Deletes everything but damaged segments, which are set aside, or stay where they
	 * are if they cannot be moved.
	 */
	Damaged end(Quarantine quarantine) {
		Set<Path> damaged = new LinkedHashSet<>(this.unreadable);
		this.segments.forEach((file, memory) -> {
			if (this.reader.damages().isIn(memory)) {
				damaged.add(file);
			}
		});
		List<Path> moved = new ArrayList<>();
		Map<Path, IOException> left = new LinkedHashMap<>();
		for (Path file : damaged) {
			try {
				moved.add(quarantine.add(this.folder, file));
			}
			catch (IOException ex) {
				left.put(file, ex);
			}
		}
		if (left.isEmpty()) {
			this.folder.delete();
		}
		else {
			this.folder.deleteAllBut(left.keySet());
		}
		this.lock.release();
		return new Damaged(moved, left);
	}

	/** Leaves everything to another process, or to the next start. */
	void leave() {
		this.lock.release();
	}

	/**
	 * What has become of the damaged segments.
	 *
	 * @param moved where those are that were set aside
	 * @param left those that stay where they are, and why
	 */
	record Damaged(List<Path> moved, Map<Path, IOException> left) {
	}

}
