package io.cloudwatchlogging.delivery.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The lock of a run: held for as long as a process writes it, or delivers what another
 * one has left. The kernel releases it when the process ends, however that happens.
 * <p>
 * A process loses such a lock as soon as it closes <em>any</em> channel of the same file,
 * so the file of a lock that this process holds is never opened again. Which these are is
 * noted in a system property, as several class loaders may hold some.
 */
final class RunLock {

	static final String HELD = "io.cloudwatchlogging.journal.held";

	private final String key;

	private final FileChannel channel;

	private final boolean owned;

	private RunLock(String key, FileChannel channel, boolean owned) {
		this.key = key;
		this.channel = channel;
		this.owned = owned;
	}

	/**
	 * Acquires a lock without waiting.
	 * @return the lock, {@code null} if it is held, by this process or another one; one
	 * that is not {@linkplain #isOwned() owned} if it is held by this process although
	 * that was not noted
	 */
	static @Nullable RunLock tryAcquire(Path file) throws IOException {
		String key = file.toAbsolutePath().toString();
		synchronized (Runtime.getRuntime()) {
			Set<String> held = held();
			if (held.contains(key)) {
				return null;
			}
			FileChannel channel = JournalFiles.open(file);
			try {
				FileLock lock = channel.tryLock();
				if (lock != null) {
					note(held, key);
					return new RunLock(key, channel, true);
				}
			}
			catch (OverlappingFileLockException ex) {
				// The directory has two names, or the system properties were set back.
				// To close the channel would release the lock of this process.
				note(held, key);
				return new RunLock(key, channel, false);
			}
			catch (IOException ex) {
				channel.close();
				throw ex;
			}
			channel.close();
			return null;
		}
	}

	private static void note(Set<String> held, String key) {
		held.add(key);
		System.setProperty(HELD, String.join("\n", held));
	}

	/** Whether it was acquired by this call: if not, it must never be released. */
	boolean isOwned() {
		return this.owned;
	}

	private static Set<String> held() {
		Set<String> held = new LinkedHashSet<>();
		for (String key : System.getProperty(HELD, "").split("\n")) {
			if (!key.isEmpty()) {
				held.add(key);
			}
		}
		return held;
	}

	void release() {
		synchronized (Runtime.getRuntime()) {
			try {
				this.channel.close();
			}
			catch (IOException ex) {
				// Then it ends with the process.
			}
			Set<String> held = held();
			held.remove(this.key);
			if (held.isEmpty()) {
				System.clearProperty(HELD);
			}
			else {
				System.setProperty(HELD, String.join("\n", held));
			}
		}
	}

}
