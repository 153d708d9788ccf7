package io.cloudwatchlogging.sample.sides;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongFunction;

/**
 * The last of many things, by their position: the first one that is added has position 1.
 * Safe for use by many threads.
 *
 * @param <T> the things
 */
final class Recent<T> {

	private final NavigableMap<Long, T> entries = new TreeMap<>();

	private final int size;

	private long last;

	Recent(int size) {
		this.size = size;
	}

	synchronized void add(LongFunction<T> entryAtPosition) {
		this.last++;
		this.entries.put(this.last, entryAtPosition.apply(this.last));
		if (this.entries.size() > this.size) {
			this.entries.pollFirstEntry();
		}
	}

	synchronized List<T> after(long position) {
		return List.copyOf(this.entries.tailMap(position, false).values());
	}

}
