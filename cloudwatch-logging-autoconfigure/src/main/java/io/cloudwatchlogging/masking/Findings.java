package io.cloudwatchlogging.masking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What has been found in one text: ranges, each with the detector that has found it. Not
 * thread-safe.
 */
final class Findings {

	private final List<Finding> found = new ArrayList<>();

	/** The last end by detector: nobody looks for itself in what it has found. */
	private final int[] ends;

	/**
	 * Creates findings.
	 * @param detectors the number of detectors
	 */
	Findings(int detectors) {
		this.ends = new int[detectors];
	}

	/** Whether a detector has found a range that a place is in. */
	boolean isCovered(int detector, int at) {
		return at < this.ends[detector];
	}

	void add(int detector, int start, int end) {
		this.found.add(new Finding(detector, start, end));
		this.ends[detector] = Math.max(this.ends[detector], end);
	}

	/**
	 * The ranges in the order of the text. What overlaps is one range, of the detector
	 * that found the beginning.
	 */
	List<Finding> merged() {
		List<Finding> merged = new ArrayList<>();
		this.found.sort(Comparator.comparingInt(Finding::start).thenComparing(Finding::end, Comparator.reverseOrder()));
		for (Finding next : this.found) {
			Finding last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
			if (last == null || next.start() >= last.end()) {
				merged.add(next);
			}
			else if (next.end() > last.end()) {
				merged.set(merged.size() - 1, new Finding(last.detector(), last.start(), next.end()));
			}
		}
		return merged;
	}

	/**
	 * A range that a detector has found.
	 *
	 * @param detector the index of the detector
	 * @param start the first byte
	 * @param end the byte after the last one
	 */
	record Finding(int detector, int start, int end) {
	}

}
