package io.cloudwatchlogging.test.store;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

import io.cloudwatchlogging.test.model.LogGroup;
import io.cloudwatchlogging.test.model.StoredEvent;
import io.cloudwatchlogging.test.protocol.ServiceException;
import org.jspecify.annotations.Nullable;

/**
 * Log group with its log streams. Guarded by the lock of the {@link LogStore}.
 */
public final class StoredLogGroup {

	private final NavigableMap<String, StoredLogStream> streams = new TreeMap<>();

	private LogGroup settings;

	private int eventCount;

	private long storedBytes;

	public StoredLogGroup(LogGroup settings) {
		this.settings = settings;
	}

	public LogGroup settings() {
		return this.settings;
	}

	public void settings(LogGroup newSettings) {
		this.settings = newSettings;
	}

	/**
	 * Returns the number of events.
	 * @return the number
	 */
	public int eventCount() {
		return this.eventCount;
	}

	public long storedBytes() {
		return this.storedBytes;
	}

	public void add(StoredLogStream stream, List<StoredEvent> batch, long bytes) {
		stream.add(batch, bytes);
		this.eventCount += batch.size();
		this.storedBytes += bytes;
	}

	public void createStream(StoredLogStream stream) {
		if (this.streams.putIfAbsent(stream.name(), stream) != null) {
			throw ServiceException.alreadyExists("log stream");
		}
	}

	StoredLogStream deleteStream(String name) {
		StoredLogStream removed = this.streams.remove(name);
		if (removed == null) {
			throw ServiceException.noSuchLogStream();
		}
		this.eventCount -= removed.events().size();
		this.storedBytes -= removed.storedBytes();
		return removed;
	}

	/** Notes that events were deleted, which their log stream deletes by itself. */
	void deleted(SizeBound.Batch batch) {
		this.eventCount -= batch.events().size();
		this.storedBytes -= batch.bytes();
		batch.stream().deleted(batch);
	}

	public StoredLogStream stream(String name) {
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
	public List<StoredLogStream> streams(@Nullable String prefix) {
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
