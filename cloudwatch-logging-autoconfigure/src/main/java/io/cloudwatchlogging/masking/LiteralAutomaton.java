package io.cloudwatchlogging.masking;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;

/**
 * Finds many literals in one pass over a text, in the way of Aho and Corasick: a table
 * says for each state and class of characters which state is next. Letters are found in
 * upper and lower case, and each digit stands for any digit; whoever needs more looks
 * again. Each step needs the state before, so it is only run where the
 * {@linkplain LiteralStarts first three characters} of a literal have been seen.
 * Immutable.
 */
final class LiteralAutomaton {

	/** What the text begins with, and what follows any character of no literal. */
	static final int START = 0;

	private static final int CHARACTERS = 256;

	/** The class of all characters that are in no literal. */
	private static final int NO_CLASS = 0;

	/** Where the automaton is run at all. */
	private final LiteralStarts starts;

	/** The class of each byte. */
	private final byte[] classes = new byte[CHARACTERS];

	/** The next state by state and class; states are counted in steps of the classes. */
	private final char[] next;

	/** The literals that end at a state, from the first state on at which any does. */
	private final int[][] found;

	/** The first state that stands for three characters of a literal, or more. */
	private final int firstDeep;

	/** The first state at which a literal ends: all such states are the last ones. */
	private final int firstFound;

	private final int classCount;

	/**
	 * Creates an automaton.
	 * @param literals the literals, of at least three printable ASCII characters
	 */
	LiteralAutomaton(List<String> literals) {
		this.classCount = classify(literals);
		this.starts = new LiteralStarts(literals, this.classes);
		List<int[]> edges = new ArrayList<>();
		List<int[]> ends = new ArrayList<>();
		List<Integer> depths = new ArrayList<>(List.of(0));
		add(edges, ends);
		for (int i = 0; i < literals.size(); i++) {
			int state = START;
			for (char character : literals.get(i).toCharArray()) {
				int[] from = edges.get(state);
				int kind = this.classes[character];
				if (from[kind] == START) {
					from[kind] = edges.size();
					depths.add(depths.get(state) + 1);
					add(edges, ends);
				}
				state = from[kind];
			}
			ends.set(state, with(ends.get(state), new int[] { i }));
		}
		connect(edges, ends);
		int[] order = order(ends, depths);
		this.next = table(edges, order);
		this.found = ends.stream().filter((end) -> end.length > 0).toArray(int[][]::new);
		this.firstFound = (ends.size() - this.found.length) * this.classCount;
		int shallow = (int) depths.stream().filter((depth) -> depth < LiteralStarts.LENGTH).count();
		this.firstDeep = shallow * this.classCount;
	}

	private int classify(List<String> literals) {
		byte[] byFolded = new byte[CHARACTERS];
		int count = NO_CLASS + 1;
		for (String literal : literals) {
			for (char character : literal.toCharArray()) {
				int folded = fold(character);
				if (byFolded[folded] == NO_CLASS) {
					byFolded[folded] = (byte) count++;
				}
			}
		}
		for (int i = 0; i < CHARACTERS / 2; i++) {
			this.classes[i] = byFolded[fold(i)];
		}
		return count;
	}

	/** ASCII only: other rules of upper and lower case change lengths. */
	private static int fold(int character) {
		if (character >= 'A' && character <= 'Z') {
			return character - 'A' + 'a';
		}
		return (character >= '0' && character <= '9') ? '0' : character;
	}

	private void add(List<int[]> edges, List<int[]> ends) {
		edges.add(new int[this.classCount]);
		ends.add(new int[0]);
	}

	private static int[] with(int[] some, int[] others) {
		int[] all = Arrays.copyOf(some, some.length + others.length);
		System.arraycopy(others, 0, all, some.length, others.length);
		return all;
	}

	/** Lets each state go on where the longest ending of its text goes on. */
	private void connect(List<int[]> edges, List<int[]> ends) {
		int[] endings = new int[edges.size()];
		Queue<Integer> waiting = new ArrayDeque<>(List.of(START));
		while (!waiting.isEmpty()) {
			int state = waiting.remove();
			int[] from = edges.get(state);
			int[] fallback = edges.get(endings[state]);
			for (int kind = 0; kind < this.classCount; kind++) {
				int child = from[kind];
				if (child == START) {
					from[kind] = (state == START) ? START : fallback[kind];
				}
				else {
					endings[child] = (state == START) ? START : fallback[kind];
					ends.set(child, with(ends.get(child), ends.get(endings[child])));
					waiting.add(child);
				}
			}
		}
	}

	/** The place of each state in the table: the short ones first, the ends last. */
	private static int[] order(List<int[]> ends, List<Integer> depths) {
		List<Integer> states = new ArrayList<>(IntStream.range(0, ends.size()).boxed().toList());
		states.sort(Comparator.comparing((Integer state) -> ends.get(state).length > 0)
			.thenComparing((state) -> depths.get(state) >= LiteralStarts.LENGTH));
		int[] order = new int[ends.size()];
		for (int place = 0; place < order.length; place++) {
			order[states.get(place)] = place;
		}
		return order;
	}

	private char[] table(List<int[]> edges, int[] order) {
		if (edges.size() * this.classCount > Character.MAX_VALUE) {
			throw new IllegalArgumentException("Too many literals");
		}
		char[] table = new char[edges.size() * this.classCount];
		for (int state = 0; state < order.length; state++) {
			for (int kind = 0; kind < this.classCount; kind++) {
				int child = order[edges.get(state)[kind]];
				table[order[state] * this.classCount + kind] = (char) (child * this.classCount);
			}
		}
		return table;
	}

	/**
	 * Reads a text until a literal ends or the text does.
	 * @param text holds the text
	 * @param from where to begin
	 * @param length length of the text
	 * @param state the state before, {@link #START} at the beginning
	 * @return where it ends, in the upper half, and the state there, in the lower one
	 */
	long read(byte[] text, int from, int length, int state) {
		// In variables: the loops are all that a text without secrets costs.
		byte[] kinds = this.classes;
		char[] table = this.next;
		int deep = this.firstDeep;
		int first = this.firstFound;
		int current = state;
		int at = from;
		while (true) {
			while (current >= deep) {
				if (at == length) {
					return result(length, current);
				}
				current = table[current + kinds[text[at++] & 0xFF]];
				if (current >= first) {
					return result(at, current);
				}
			}
			// A literal that goes on here has begun with one of the last two characters.
			at = this.starts.next(text, (at > from) ? at - LiteralStarts.LENGTH + 1 : from, length);
			if (at == length) {
				return result(length, START);
			}
			current = START;
			for (int end = at + LiteralStarts.LENGTH; at < end; at++) {
				current = table[current + kinds[text[at] & 0xFF]];
			}
			if (current >= first) {
				return result(at, current);
			}
		}
	}

	private static long result(int at, int state) {
		return ((long) at << Integer.SIZE) | state;
	}

	/** Whether a literal ends where a state has been reached. */
	boolean isFound(int state) {
		return state >= this.firstFound;
	}

	/** The literals that end where a state has been reached, by their indexes. */
	int[] found(int state) {
		return this.found[(state - this.firstFound) / this.classCount];
	}

}
