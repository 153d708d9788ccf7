package io.cloudwatchlogging.delivery.journal;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * The places of a run that could not be read, and the segments in which they are.
 */
final class Damages {

	private final Set<SegmentMemory> segments = Collections.newSetFromMap(new IdentityHashMap<>());

	private int count;

	void add(SegmentMemory segment) {
		this.segments.add(segment);
		this.count++;
	}

	int count() {
		return this.count;
	}

	boolean isIn(SegmentMemory segment) {
		return this.segments.contains(segment);
	}

}
