package io.cloudwatchlogging.logback;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Placement}: all trees of a size, with every combination of additivity,
 * appenders and named loggers, against a walk as Logback does it.
 */
class PlacementTests {

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5 })
	void anEventThatReachesAnyAppenderReachesOursOnce(int size) {
		long cases = 0;
		for (int[] parents : shapes(size)) {
			for (int additive = 0; additive < 1 << size; additive++) {
				for (int others = 0; others < 1 << size; others++) {
					check(tree(parents, additive, others, 1));
					cases++;
				}
			}
		}
		assertThat(cases).isEqualTo((long) shapes(size).size() << (2 * size));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4 })
	void theSameHoldsBelowTheLoggersThatAreNamed(int size) {
		for (int[] parents : shapes(size)) {
			for (int additive = 0; additive < 1 << size; additive++) {
				for (int others = 0; others < 1 << size; others++) {
					for (int entries = 1; entries < 1 << size; entries++) {
						check(tree(parents, additive, others, entries));
					}
				}
			}
		}
	}

	@Test
	void itStandsAtTheRootOnlyWhereAllEventsPassIt() {
		List<Logger> tree = tree(new int[] { -1, 0, 1 }, 0b111, 0b101, 1);
		assertThat(Placement.of(tree)).isEqualTo(bits(0));
	}

	@Test
	void itStandsBelowALoggerThatPassesNothingOnAndShowsNothing() {
		List<Logger> tree = tree(new int[] { -1, 0, 1 }, 0b101, 0b101, 1);
		assertThat(Placement.of(tree)).isEqualTo(bits(0, 2));
	}

	private static BitSet bits(int... indexes) {
		BitSet bits = new BitSet();
		for (int index : indexes) {
			bits.set(index);
		}
		return bits;
	}

	/** All trees of a size, each node behind its parent. */
	private static List<int[]> shapes(int size) {
		List<int[]> shapes = List.of(new int[] { -1 });
		for (int i = 1; i < size; i++) {
			List<int[]> larger = new ArrayList<>();
			for (int[] shape : shapes) {
				for (int parent = 0; parent < i; parent++) {
					int[] next = Arrays.copyOf(shape, i + 1);
					next[i] = parent;
					larger.add(next);
				}
			}
			shapes = larger;
		}
		return shapes;
	}

	private static List<Logger> tree(int[] parents, int additive, int others, int entries) {
		List<Logger> tree = new ArrayList<>();
		for (int i = 0; i < parents.length; i++) {
			tree.add(new Logger(parents[i], isSet(additive, i), isSet(others, i), isSet(entries, i)));
		}
		return tree;
	}

	private static boolean isSet(int bits, int index) {
		return (bits >> index & 1) == 1;
	}

	/** Logs through each logger, and counts as Logback hands the event on. */
	private static void check(List<Logger> tree) {
		BitSet places = Placement.of(tree);
		for (int logger = 0; logger < tree.size(); logger++) {
			int ours = 0;
			boolean shown = false;
			boolean entered = false;
			for (int at = logger; at >= 0; at = tree.get(at).additive() ? tree.get(at).parent() : -1) {
				ours += places.get(at) ? 1 : 0;
				shown |= tree.get(at).otherAppender();
				entered |= tree.get(at).entry();
			}
			boolean wanted = entered || (shown && isBelowEntry(tree, logger));
			if (ours != (wanted ? 1 : 0)) {
				throw new AssertionError("%d times at logger %d of %s".formatted(ours, logger, tree));
			}
		}
	}

	private static boolean isBelowEntry(List<Logger> tree, int logger) {
		for (int at = logger; at >= 0; at = tree.get(at).parent()) {
			if (tree.get(at).entry()) {
				return true;
			}
		}
		return false;
	}

	/**
	 * A logger.
	 */
	private record Logger(int parent, boolean additive, boolean otherAppender,
			boolean entry) implements Placement.Node {
	}

}
