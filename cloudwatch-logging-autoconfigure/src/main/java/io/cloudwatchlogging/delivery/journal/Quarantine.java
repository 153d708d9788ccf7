package io.cloudwatchlogging.delivery.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Where damaged segments are set aside once everything readable in them is delivered: the
 * latest ones, up to a total size and an age.
 */
final class Quarantine {

	static final String NAME = "quarantine";

	static final long MAX_BYTES = 64L << 20;

	static final Duration MAX_AGE = Duration.ofDays(14);

	private final Path folder;

	Quarantine(Path directory) {
		this.folder = directory.resolve(NAME);
	}

	/**
	 * Sets a segment aside.
	 * @return where it is
	 * @throws IOException if it cannot be moved
	 */
	Path add(RunFolder run, Path segment) throws IOException {
		JournalFiles.createDirectories(this.folder);
		Path target = this.folder.resolve(run.name() + "-" + segment.getFileName());
		Files.move(segment, target, StandardCopyOption.REPLACE_EXISTING);
		try {
			trim(Instant.now());
		}
		catch (IOException ex) {
			// It is moved all the same; the next one trims.
		}
		return target;
	}

	/** Deletes what is too old or too much. */
	void trim(Instant now) throws IOException {
		// By name, which begins with the time.
		List<Path> files = JournalFiles.list(this.folder, Files::isRegularFile);
		long bytes = 0;
		for (int i = files.size() - 1; i >= 0; i--) {
			Path file = files.get(i);
			bytes += Files.size(file);
			if (bytes > MAX_BYTES || Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(MAX_AGE))) {
				JournalFiles.delete(file);
			}
		}
	}

}
