package io.cloudwatchlogging.sample.sides;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

import org.springframework.stereotype.Component;

/**
 * What became of each event that was logged, by its number. A number takes a bit or two,
 * so that millions can be compared. Safe for use by many threads.
 */
@Component
final class Comparison {

	/** Between two numbers of which the time is remembered. */
	private static final int MARK_EVERY = 500;

	private static final long MARK_EVERY_MILLIS = 1_000;

	/**
	 * By which the times of neighbours of several threads can differ from their order.
	 */
	private static final Duration SLACK = Duration.ofMillis(200);

	private final BitSet logged = new BitSet();

	private final BitSet stored = new BitSet();

	private final BitSet twice = new BitSet();

	private final BitSet outOfOrder = new BitSet();

	private final BitSet missing = new BitSet();

	private final NavigableMap<Integer, Long> marks = new TreeMap<>();

	synchronized void logged(long number, long time) {
		int index = Math.toIntExact(number);
		this.logged.set(index);
		Map.Entry<Integer, Long> last = this.marks.lastEntry();
		if (last == null || index >= last.getKey() + MARK_EVERY || time >= last.getValue() + MARK_EVERY_MILLIS) {
			this.marks.put(index, time);
		}
	}

	/**
	 * Notes that an event was found.
	 * @param number its number
	 * @return whether it was not found before
	 */
	synchronized boolean stored(long number) {
		int index = Math.toIntExact(number);
		boolean isNew = !this.stored.get(index);
		this.stored.set(index);
		this.missing.clear(index);
		return isNew;
	}

	/**
	 * Notes that an event was found once more.
	 * @param number its number
	 * @return whether this was not known before
	 */
	synchronized boolean storedTwice(long number) {
		int index = Math.toIntExact(number);
		boolean isNew = !this.twice.get(index);
		this.twice.set(index);
		return isNew;
	}

	synchronized void outOfOrder(long number) {
		this.outOfOrder.set(Math.toIntExact(number));
	}

	/**
	 * Returns when the first of the events that are still to be found was logged, or
	 * earlier.
	 * @return the time, or empty if all were found or given up
	 */
	synchronized OptionalLong oldestWaiting() {
		int first = waiting().nextSetBit(0);
		if (first < 0) {
			return OptionalLong.empty();
		}
		Map.Entry<Integer, Long> mark = this.marks.floorEntry(first);
		this.marks.headMap((mark != null) ? mark.getKey() : 0, false).clear();
		return (mark != null) ? OptionalLong.of(mark.getValue() - SLACK.toMillis()) : OptionalLong.of(0);
	}

	/**
	 * Takes events for missing that were not found, unless they are found yet.
	 * @param last the number of the last of them
	 */
	synchronized void giveUp(long last) {
		this.missing.or(waiting().get(0, Math.toIntExact(last) + 1));
	}

	/**
	 * Compares both sides.
	 * @param since the number since which events count
	 * @return the numbers of events
	 */
	synchronized Verdict verdict(long since) {
		int from = Math.toIntExact(Math.min(Math.max(since, 0), Integer.MAX_VALUE - 1)) + 1;
		return new Verdict(count(this.logged, from), count(this.stored, from), count(waiting(), from),
				count(this.missing, from), count(this.twice, from), count(this.outOfOrder, from));
	}

	synchronized long lastNumber() {
		return Math.max(0, this.logged.length() - 1);
	}

	/**
	 * Returns the events that are not found yet, or given up.
	 * @param since the number since which they are of interest
	 * @return the numbers, as first and last of those that follow each other
	 */
	synchronized List<List<Integer>> notStored(long since) {
		BitSet open = (BitSet) this.logged.clone();
		open.andNot(this.stored);
		List<List<Integer>> ranges = new ArrayList<>();
		int first = open.nextSetBit(Math.toIntExact(Math.max(since, 0)));
		while (first >= 0) {
			int end = open.nextClearBit(first);
			ranges.add(List.of(first, end - 1));
			first = open.nextSetBit(end);
		}
		return ranges;
	}

	private BitSet waiting() {
		BitSet waiting = (BitSet) this.logged.clone();
		waiting.andNot(this.stored);
		waiting.andNot(this.missing);
		return waiting;
	}

	private static int count(BitSet numbers, int from) {
		return numbers.get(from, Math.max(from, numbers.length())).cardinality();
	}

}
