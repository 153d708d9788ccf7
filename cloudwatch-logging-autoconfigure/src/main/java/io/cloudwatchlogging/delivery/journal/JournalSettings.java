package io.cloudwatchlogging.delivery.journal;

import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Where a journal is and how large it may become.
 *
 * @param directory the directory, which several processes may share
 * @param maxBytes maximum number of bytes of events, those of earlier processes included
 * @param syncInterval how often to write to the disk what is in memory, {@code null} to
 * leave that to the kernel
 */
public record JournalSettings(Path directory, long maxBytes, @Nullable Duration syncInterval) {

	/** Minimum of {@link #maxBytes}. */
	public static final long MIN_BYTES = 8L << 20;

	/** Maximum of {@link #maxBytes}. */
	public static final long MAX_BYTES = 64L << 30;

	/** The maximum size unless the user says otherwise. */
	public static final long DEFAULT_BYTES = 256L << 20;

	/** Minimum of {@link #syncInterval}. */
	public static final Duration MIN_SYNC_INTERVAL = Duration.ofMillis(100);

	/** Maximum of {@link #syncInterval}. */
	public static final Duration MAX_SYNC_INTERVAL = Duration.ofMinutes(1);

	/** Checks the values. */
	public JournalSettings {
		if (maxBytes < MIN_BYTES || maxBytes > MAX_BYTES) {
			throw new IllegalArgumentException("maxBytes is out of range: " + maxBytes);
		}
	}

	/** The maximum number of chunks. */
	int maxChunks() {
		return (int) (this.maxBytes / JournalChunk.SIZE);
	}

}
