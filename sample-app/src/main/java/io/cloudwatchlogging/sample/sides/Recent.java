package io.cloudwatchlogging.sample.sides;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The last of many numbered things. Safe for use by many threads.
 *
 * @param <T> the things
 */
final class Recent<T> {

	private final NavigableMap<Long, T> entries = new TreeMap<>();

	private final int size;

	Recent(int size) {
		this.size = size;
	}

	synchronized void add(long number, T entry) {
		this.entries.put(number, entry);
		if (this.entries.size() > this.size) {
			this.entries.pollFirstEntry();
		}
	}

	synchronized List<T> after(long number) {
		return List.copyOf(this.entries.tailMap(number, false).values());
	}

}
