package io.cloudwatchlogging.delivery.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * Looks for what processes have left that have ended, and takes care of it until it is
 * delivered. Used by the journal's thread only, unless it is said.
 */
final class Adoption {

	/** How old a lock file is at least that is deleted, as its run never began. */
	private static final Duration STRAY = Duration.ofDays(1);

	/** Scans in which a run may fail with an error, one after the other. */
	static final int MAX_TRIES = 3;

	private final Path directory;

	private final JournalListener listener;

	private final UnaryOperator<SegmentMemory> view;

	private final List<AdoptedRun> runs = new CopyOnWriteArrayList<>();

	/**
	 * Runs that this process leaves alone: of a later version, held by this process, or
	 * such that fail each time.
	 */
	private final Set<String> leftAlone = new HashSet<>();

	/** Runs that were told of; most of them are tried again. */
	private final Set<String> told = new HashSet<>();

	/** Runs of which only a part may have been handed over: the rest stays. */
	private final List<AdoptedRun> partial = new ArrayList<>();

	/** How often runs have failed with an error one after the other, by name. */
	private final Map<String, Integer> tries = new HashMap<>();

	/** Locks that this process turned out to hold already. */
	private final List<RunLock> ofThisProcess = new ArrayList<>();

	private volatile long quarantined;

	Adoption(Path directory, JournalListener listener) {
		this(directory, listener, UnaryOperator.identity());
	}

	/** With a view of the memory: a seam for tests, as to what cannot be read. */
	Adoption(Path directory, JournalListener listener, UnaryOperator<SegmentMemory> view) {
		this.directory = directory;
		this.listener = listener;
		this.view = view;
	}

	/**
	 * Looks once.
	 * @param aside called now and then, as this may take long
	 */
	void scan(Runnable aside) {
		try {
			if (Files.isDirectory(this.directory)) {
				Path directory = this.directory.toRealPath();
				for (RunFolder folder : RunFolder.list(directory)) {
					adopt(folder, aside);
				}
				deleteStrayLocks(directory);
			}
		}
		catch (IOException | RuntimeException ex) {
			tell("", "The journal's directory " + this.directory + " cannot be searched for events of earlier "
					+ "processes: " + ex);
		}
	}

	private void adopt(RunFolder folder, Runnable aside) {
		RunLock lock = null;
		boolean adopted = false;
		try {
			lock = this.leftAlone.contains(folder.name()) ? null : RunLock.tryAcquire(folder.lock());
			if (lock == null) {
				return;
			}
			if (!lock.isOwned()) {
				this.leftAlone.add(folder.name());
				this.ofThisProcess.add(lock);
				lock = null;
				return;
			}
			if (!Files.isDirectory(folder.path())) {
				// Another process has just delivered it.
				JournalFiles.delete(folder.lock());
				return;
			}
			adopted = adopt(new AdoptedRun(folder, lock, this.view), aside);
			if (!adopted) {
				this.leftAlone.add(folder.name());
				tell(folder.name(), "The journal " + folder.path() + " was written by a later version of "
						+ "cloudwatch-logging and is left untouched. Start that version again to have it delivered.");
			}
		}
		catch (IOException | RuntimeException ex) {
			// Too many open files, for instance: the next scan tries again.
			this.tries.remove(folder.name());
			tell(folder.name(), "The journal " + folder.path() + " of process " + folder.process() + " cannot be read: "
					+ ex + ". Its events are delivered once it can.");
		}
		catch (InternalError ex) {
			leaveAloneAfterTries(folder, ex);
		}
		finally {
			if (lock != null && !adopted) {
				lock.release();
			}
		}
	}

	/**
	 * Reads a run and hands it over.
	 * @return {@code false} if a later version has written it
	 */
	private boolean adopt(AdoptedRun run, Runnable aside) throws IOException {
		if (!run.read(aside)) {
			return false;
		}
		this.told.remove(run.folder().name());
		this.tries.remove(run.folder().name());
		List<JournalBatch> batches = run.takeBatches();
		try {
			if (!batches.isEmpty()) {
				this.listener.recovered(run.folder().process(), batches);
			}
			this.runs.add(run);
		}
		catch (InternalError ex) {
			// What was handed over is delivered: nothing of the run is read again, and
			// its lock is kept so that no other process does.
			this.partial.add(run);
			leaveAlone(run.folder(), ex);
		}
		return true;
	}

	/**
	 * Leaves a run alone that has failed too often: a file becomes shorter while it is
	 * read, or its disk cannot be read, and nobody knows which. Its events may be
	 * readable, so nothing of it is moved or deleted.
	 */
	private void leaveAloneAfterTries(RunFolder folder, InternalError cause) {
		if (this.tries.merge(folder.name(), 1, Integer::sum) >= MAX_TRIES) {
			this.tries.remove(folder.name());
			leaveAlone(folder, cause);
		}
	}

	private void leaveAlone(RunFolder folder, InternalError cause) {
		this.leftAlone.add(folder.name());
		this.listener.warn("The journal " + folder.path() + " of process " + folder.process() + " cannot be read: "
				+ cause + ". It is left where it is, with the events that are not delivered. Look for a failing disk, "
				+ "or a program that writes there; then start this application again to have them delivered.");
	}

	private void tell(String name, String message) {
		if (this.told.add(name)) {
			this.listener.warn(message);
		}
	}

	private static void deleteStrayLocks(Path directory) throws IOException {
		Instant limit = Instant.now().minus(STRAY);
		for (Path file : JournalFiles.list(directory, (path) -> path.toString().endsWith(RunFolder.LOCK))) {
			String name = file.toString();
			boolean stray = !Files.exists(Path.of(name.substring(0, name.length() - RunFolder.LOCK.length())));
			if (stray && Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
				JournalFiles.delete(file);
			}
		}
	}

	/** Deletes what is delivered. */
	void finish() {
		finish(this.runs);
		finish(this.partial);
	}

	private void finish(List<AdoptedRun> runs) {
		for (AdoptedRun run : List.copyOf(runs)) {
			if (run.used() == 0) {
				runs.remove(run);
				finish(run);
			}
		}
	}

	private void finish(AdoptedRun run) {
		String process = run.folder().process();
		AdoptedRun.Damaged damaged = run.end(new Quarantine(run.folder().directory()));
		this.quarantined += damaged.moved().size();
		damaged.moved()
			.forEach((file) -> this.listener.warn("A damaged file of the journal of process " + process
					+ " was set aside as " + file + "; what could be read in it was delivered. "
					+ "Look for a failing disk, or a program that writes there."));
		damaged.left().forEach((file, cause) -> {
			this.leftAlone.add(run.folder().name());
			this.listener.warn("A damaged file of the journal of process " + process + " cannot be moved to "
					+ "quarantine and is left where it is: " + file + " (" + cause + "); what could be read in it was "
					+ "delivered. Move or delete it, as the next start reads it again.");
		});
	}

	/** Chunks that are not delivered; may be asked for by any thread. */
	int used() {
		int used = 0;
		for (AdoptedRun run : this.runs) {
			used += run.used();
		}
		return used;
	}

	/** Files that were set aside; may be asked for by any thread. */
	long quarantined() {
		return this.quarantined;
	}

	/** Leaves what is not delivered to others. */
	void leave() {
		this.runs.forEach(AdoptedRun::leave);
		this.runs.clear();
		this.partial.forEach(AdoptedRun::leave);
		this.partial.clear();
	}

}
