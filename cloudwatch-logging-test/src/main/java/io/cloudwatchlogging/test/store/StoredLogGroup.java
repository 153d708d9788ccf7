package io.cloudwatchlogging.test;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * Log group with its log streams. Guarded by the lock of the {@link LogStore}.
 */
final class StoredLogGroup {

	private final NavigableMap<String, StoredLogStream> streams = new TreeMap<>();

	private LogGroup settings;

	private int eventCount;

	private long storedBytes;

	StoredLogGroup(LogGroup settings) {
		this.settings = settings;
	}

	LogGroup settings() {
		return this.settings;
	}

	void settings(LogGroup newSettings) {
		this.settings = newSettings;
	}

	int eventCount() {
		return this.eventCount;
	}

	long storedBytes() {
		return this.storedBytes;
	}

	void add(StoredLogStream stream, List<StoredEvent> batch, long bytes) {
		stream.add(batch);
		this.eventCount += batch.size();
		this.storedBytes += bytes;
	}

	void createStream(StoredLogStream stream) {
		if (this.streams.putIfAbsent(stream.name(), stream) != null) {
			throw ServiceException.alreadyExists("log stream");
		}
	}

	void deleteStream(String name) {
		StoredLogStream removed = this.streams.remove(name);
		if (removed == null) {
			throw ServiceException.noSuchLogStream();
		}
		this.eventCount -= removed.events().size();
		this.storedBytes -= removed.events()
			.stream()
			.mapToLong((event) -> event.utf8Bytes() + Limits.EVENT_OVERHEAD_BYTES)
			.sum();
	}

	StoredLogStream stream(String name) {
		StoredLogStream stream = this.streams.get(name);
		if (stream == null) {
			throw ServiceException.noSuchLogStream();
		}
		return stream;
	}

	/**
	 * Returns the log streams whose names start with a prefix, by name.
	 * @param prefix the prefix, or {@code null} for all
	 * @return the log streams
	 */
	List<StoredLogStream> streams(@Nullable String prefix) {
		if (prefix == null) {
			return new ArrayList<>(this.streams.values());
		}
		return this.streams.tailMap(prefix, true)
			.values()
			.stream()
			.takeWhile((stream) -> stream.name().startsWith(prefix))
			.toList();
	}

}
