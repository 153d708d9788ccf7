package io.cloudwatchlogging.logback.encoder;

import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;

/**
 * Direct-mapped cache: each hash has one slot, and a new value replaces the one in its
 * slot, so that memory is bounded. Safe for use by many threads, as far as the values
 * are.
 *
 * @param <T> the values, which say themselves what they were made of
 */
final class DirectMappedCache<T> {

	private static final int SLOTS = 256;

	private final AtomicReferenceArray<@Nullable T> values = new AtomicReferenceArray<>(SLOTS);

	/** The value that is at the place of a hash, perhaps that of another one. */
	@Nullable T get(int hash) {
		return this.values.getAcquire(slot(hash));
	}

	void put(int hash, T value) {
		this.values.setRelease(slot(hash), value);
	}

	private static int slot(int hash) {
		return (hash ^ hash >>> 16 ^ hash >>> 8) & (SLOTS - 1);
	}

}
