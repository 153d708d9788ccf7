package io.cloudwatchlogging.delivery.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Where one run of one process keeps its segments: a folder of the journal's directory,
 * and beside it a file that is locked for as long as the process lives. The name says
 * when it began, which process it is, and a random number.
 *
 * @param directory the directory of the journal
 * @param name the name of the folder
 * @param process the id of the process
 * @param run the random number
 */
record RunFolder(Path directory, String name, String process, long run) {

	static final String SEGMENT = ".segment";

	static final String LOCK = ".lock";

	static final String UNFINISHED = ".unfinished";

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private static final Pattern NAME = Pattern.compile("\\d{8}T\\d{6}\\.\\d{3}-(\\d+)-([0-9a-f]{16})");

	/** The folder of a run that begins. */
	static RunFolder create(Path directory, Instant now, long run) {
		String process = String.valueOf(ProcessHandle.current().pid());
		String name = TIME.format(now) + "-" + process + "-" + String.format("%016x", run);
		return new RunFolder(directory, name, process, run);
	}

	/** The folders in a directory, those of the earliest runs first. */
	static List<RunFolder> list(Path directory) throws IOException {
		return JournalFiles.list(directory, Files::isDirectory).stream().<RunFolder>mapMulti((path, consumer) -> {
			RunFolder folder = parse(directory, path);
			if (folder != null) {
				consumer.accept(folder);
			}
		}).toList();
	}

	private static @Nullable RunFolder parse(Path directory, Path path) {
		String name = String.valueOf(path.getFileName());
		Matcher matcher = NAME.matcher(name);
		return matcher.matches()
				? new RunFolder(directory, name, matcher.group(1), Long.parseUnsignedLong(matcher.group(2), 16)) : null;
	}

	Path path() {
		return this.directory.resolve(this.name);
	}

	Path lock() {
		return this.directory.resolve(this.name + LOCK);
	}

	Path segment(int number) {
		return path().resolve(String.format("%04d", number) + SEGMENT);
	}

	List<Path> segments() throws IOException {
		return JournalFiles.list(path(), (file) -> file.toString().endsWith(SEGMENT));
	}

	/** Deletes it with whatever is in it, as far as it can be deleted. */
	void delete() {
		deleteAllBut(Set.of());
		JournalFiles.delete(path());
		JournalFiles.delete(lock());
	}

	/** Deletes what is in it but some files, as far as it can be deleted. */
	void deleteAllBut(Set<Path> kept) {
		try {
			JournalFiles.list(path(), (file) -> !kept.contains(file)).forEach(JournalFiles::delete);
		}
		catch (IOException ex) {
			// There is nothing to delete.
		}
	}

}
