package io.cloudwatchlogging.autoconfigure.properties;

import java.time.Duration;

import io.cloudwatchlogging.delivery.journal.JournalSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The files that keep events beyond the end of the process.
 *
 * @param directory directory in which events are kept until CloudWatch Logs has
 * acknowledged them, so that those that a process was killed with are delivered by the
 * next start; several processes may share it; without it events are kept in memory only
 * @param maxSize maximum size of the events in the directory that are not yet
 * acknowledged, 8MB to 64GB; takes the place of 'cloudwatch.logs.buffer.max-size' for
 * events, with the same overflow
 * @param syncInterval how often the events are written to the disk, 100ms to 60s, so that
 * those before are there after a loss of power; by default that is left to the operating
 * system, which suffices for the end of a process
 */
public record Journal(@Nullable String directory, @DefaultValue("256MB") DataSize maxSize,
		@Nullable Duration syncInterval) {

	/** Checks the values. */
	public Journal {
		PropertyCheck.path("journal.directory", directory);
		PropertyCheck.range("journal.max-size", maxSize, DataSize.ofBytes(JournalSettings.MIN_BYTES),
				DataSize.ofBytes(JournalSettings.MAX_BYTES));
		PropertyCheck.range("journal.sync-interval", syncInterval, JournalSettings.MIN_SYNC_INTERVAL,
				JournalSettings.MAX_SYNC_INTERVAL);
	}

}
