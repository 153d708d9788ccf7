package io.cloudwatchlogging.masking;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many secrets each detector has masked since the process started. Outlives the
 * maskers that count. Safe for use by many threads.
 */
public final class MaskCounts {

	private final ConcurrentMap<String, LongAdder> counts = new ConcurrentHashMap<>();

	/** Creates counts that are all zero. */
	public MaskCounts() {
	}

	LongAdder of(String detector) {
		return this.counts.computeIfAbsent(detector, (name) -> new LongAdder());
	}

	/**
	 * Returns how many secrets a detector has masked.
	 * @param detector name of the detector
	 * @return the number of secrets
	 */
	public long count(String detector) {
		LongAdder count = this.counts.get(detector);
		return (count != null) ? count.sum() : 0;
	}

	/**
	 * Returns what has been counted.
	 * @return the number of secrets by name of the detector
	 */
	public Map<String, Long> all() {
		Map<String, Long> all = new TreeMap<>();
		this.counts.forEach((detector, count) -> all.put(detector, count.sum()));
		return all;
	}

}
