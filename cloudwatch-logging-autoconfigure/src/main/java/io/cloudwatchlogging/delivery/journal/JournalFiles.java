package io.cloudwatchlogging.delivery.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Files that only the user of the process may read, as they hold log text.
 */
final class JournalFiles {

	private static final String OWNER_DIRECTORY = "rwx------";

	private static final String OWNER_FILE = "rw-------";

	private JournalFiles() {
	}

	static void createDirectories(Path directory) throws IOException {
		if (!Files.isDirectory(directory)) {
			Files.createDirectories(directory, permissions(OWNER_DIRECTORY));
		}
	}

	/** Opens a file to read and write it, and creates it if there is none. */
	static FileChannel open(Path file) throws IOException {
		return FileChannel.open(file,
				Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
				permissions(OWNER_FILE));
	}

	private static FileAttribute<?>[] permissions(String permissions) {
		if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
			return new FileAttribute<?>[0];
		}
		return new FileAttribute<?>[] {
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)) };
	}

	/** The entries of a directory with a property, by name. */
	static List<Path> list(Path directory, Predicate<Path> filter) throws IOException {
		try (Stream<Path> entries = Files.list(directory)) {
			return new ArrayList<>(entries.filter(filter).sorted().toList());
		}
	}

	/** Deletes what is there, as far as it can be deleted. */
	static void delete(Path path) {
		try {
			Files.deleteIfExists(path);
		}
		catch (IOException ex) {
			// Not worth a warning: the next start tries again.
		}
	}

}
