package io.cloudwatchlogging.masking;

import java.util.ArrayList;
import java.util.List;

/**
 * The places of one text at which the literal of a user's pattern is; those near each
 * other are one, so that no part of a text is looked at over and over. Not thread-safe.
 */
final class PatternRegions {

	private final List<int[]> regions = new ArrayList<>();

	/**
	 * Adds a literal.
	 * @param from where it begins, not before the last one
	 * @param to where it ends
	 */
	void add(int from, int to) {
		int[] last = this.regions.isEmpty() ? null : this.regions.get(this.regions.size() - 1);
		if (last != null && from - last[1] <= 2 * CompiledPattern.MARGIN) {
			last[1] = to;
		}
		else {
			this.regions.add(new int[] { from, to });
		}
	}

	/** Finds the matches of a pattern, each of them once. */
	void find(CompiledPattern pattern, byte[] text, int length, CompiledPattern.RangeConsumer found) {
		int[] end = { 0 };
		for (int[] region : this.regions) {
			pattern.findAround(text, length, region[0], region[1], (start, to) -> {
				if (start >= end[0]) {
					end[0] = to;
					found.accept(start, to);
				}
			});
		}
	}

}
