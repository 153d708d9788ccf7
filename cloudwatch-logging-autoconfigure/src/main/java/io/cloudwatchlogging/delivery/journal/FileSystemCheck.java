package io.cloudwatchlogging.delivery.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Says of a file system that it is not one for a journal.
 */
final class FileSystemCheck {

	/** Those that give no lock, or no room, that can be relied on. */
	private static final Pattern UNSUITABLE = Pattern.compile("(nfs|cifs|smb|fuse|9p|btrfs|zfs).*");

	private FileSystemCheck() {
	}

	static void warn(Path directory, JournalListener listener) {
		String type = type(directory);
		if (UNSUITABLE.matcher(type).matches()) {
			listener.warn("The journal in " + directory + " is on a file system of the type " + type
					+ ", which may lose log events or hold up the threads that log. Use a local ext4, xfs or tmpfs.");
		}
	}

	private static String type(Path directory) {
		try {
			return Files.isDirectory(directory) ? Files.getFileStore(directory).type() : "";
		}
		catch (IOException ex) {
			// Then nothing is known of it.
			return "";
		}
	}

}
