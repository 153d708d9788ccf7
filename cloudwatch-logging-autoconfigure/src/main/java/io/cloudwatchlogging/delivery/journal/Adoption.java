package io.cloudwatchlogging.delivery.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Looks for what processes have left that have ended, and takes care of it until it is
 * delivered. Used by the journal's thread only, unless it is said.
 */
final class Adoption {

	/** How old a lock file is at least that is deleted, as its run never began. */
	private static final Duration STRAY = Duration.ofDays(1);

	private final Path directory;

	private final JournalListener listener;

	private final List<AdoptedRun> runs = new CopyOnWriteArrayList<>();

	/** Runs that were told of and are left alone. */
	private final Set<String> ignored = new HashSet<>();

	/** Locks that this process turned out to hold already. */
	private final List<RunLock> ofThisProcess = new ArrayList<>();

	private volatile long quarantined;

	Adoption(Path directory, JournalListener listener) {
		this.directory = directory;
		this.listener = listener;
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
			ignore("", "The journal's directory " + this.directory + " cannot be searched for events of earlier "
					+ "processes: " + ex);
		}
	}

	private void adopt(RunFolder folder, Runnable aside) {
		RunLock lock = null;
		boolean adopted = false;
		try {
			lock = this.ignored.contains(folder.name()) ? null : RunLock.tryAcquire(folder.lock());
			if (lock == null) {
				return;
			}
			if (!lock.isOwned()) {
				this.ignored.add(folder.name());
				this.ofThisProcess.add(lock);
				lock = null;
				return;
			}
			if (!Files.isDirectory(folder.path())) {
				// Another process has just delivered it.
				JournalFiles.delete(folder.lock());
				return;
			}
			AdoptedRun run = new AdoptedRun(folder, lock);
			adopted = run.read(aside);
			if (adopted) {
				this.runs.add(run);
				deliver(run);
			}
			else {
				ignore(folder.name(), "The journal " + folder.path() + " was written by a later version of "
						+ "cloudwatch-logging and is left untouched. Start that version again to have it delivered.");
			}
		}
		catch (IOException | RuntimeException ex) {
			ignore(folder.name(), "The journal " + folder.path() + " of process " + folder.process()
					+ " cannot be read: " + ex + ". Its events are delivered once it can.");
		}
		finally {
			if (lock != null && !adopted) {
				lock.release();
			}
		}
	}

	private void deliver(AdoptedRun run) {
		List<JournalBatch> batches = run.takeBatches();
		if (!batches.isEmpty()) {
			this.listener.recovered(run.folder().process(), batches);
		}
	}

	private void ignore(String name, String message) {
		if (this.ignored.add(name)) {
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
		for (AdoptedRun run : this.runs) {
			if (run.used() == 0) {
				this.runs.remove(run);
				List<Path> setAside = run.end(new Quarantine(run.folder().directory()));
				this.quarantined += setAside.size();
				setAside.forEach((file) -> this.listener.warn("A damaged file of the journal of process "
						+ run.folder().process() + " was set aside as " + file
						+ "; what could be read in it was delivered. Look for a failing disk, or a program that "
						+ "writes there."));
			}
		}
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
	}

}
