package io.cloudwatchlogging.faults;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.cloudwatchlogging.Counts;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.delivery.TestEvents;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Lines with numbers, logged to one log stream by several threads at one time, and what
 * became of them.
 */
final class NumberedLines {

	private static final int THREADS = 4;

	private static final String PADDING = " " + "x".repeat(240);

	private final Stack stack;

	private final Destination destination;

	private final String name;

	private int perThread;

	NumberedLines(Stack stack) {
		this(stack, Stack.DESTINATION, "a");
	}

	/**
	 * Creates lines that can be told from others.
	 * @param stack where they are logged
	 * @param destination where they go
	 * @param name what sets them apart
	 */
	NumberedLines(Stack stack, Destination destination, String name) {
		this.stack = stack;
		this.destination = destination;
		this.name = name;
	}

	/** Logs so many more lines by each thread, and waits until the pipeline has them. */
	NumberedLines log(int count) throws InterruptedException {
		List<Thread> threads = new ArrayList<>();
		int from = this.perThread;
		this.perThread += count;
		for (int i = 0; i < THREADS; i++) {
			int thread = i;
			threads.add(new Thread(() -> log(thread, from, from + count), "lines-" + thread));
		}
		threads.forEach(Thread::start);
		for (Thread thread : threads) {
			thread.join();
		}
		return this;
	}

	private void log(int thread, int from, int to) {
		for (int number = from; number < to; number++) {
			TestEvents.log(this.stack.pipeline(), this.destination, line(thread, number));
		}
	}

	private String line(int thread, int number) {
		return TestEvents.numbered(this.name + thread, number) + PADDING;
	}

	int size() {
		return THREADS * this.perThread;
	}

	/** Waits until every line is settled. */
	NumberedLines flush() throws InterruptedException {
		assertThat(this.stack.pipeline().flush(Stack.LONG).complete()).as("complete").isTrue();
		return this;
	}

	/** All lines are stored, in order, and were acknowledged once. */
	void assertNoneIsLost() throws InterruptedException {
		flush();
		assertCounts(0);
		assertThat(inOrderOfFirstAppearance()).as("lines in order").isEqualTo(expected());
		assertThat(this.stack.acknowledgements().acknowledged()).as("acknowledgements")
			.allSatisfy((line, times) -> assertThat(times).as(line).isOne());
	}

	/** None is lost, and none is stored twice. */
	void assertEachIsStoredOnce() throws InterruptedException {
		assertNoneIsLost();
		assertThat(repeated()).as("duplicates").isEmpty();
	}

	/**
	 * None is lost, and stored twice are only those of which a request was carried out
	 * and the answer did not come.
	 */
	void assertOnlyTheUnacknowledgedAreStoredTwice() throws InterruptedException {
		assertNoneIsLost();
		assertThat(this.stack.acknowledgements().unacknowledged()).as("unacknowledged").containsAll(repeated());
	}

	/** What was accepted is delivered or lost, and nothing is left. */
	void assertCounts(int lost) {
		Counts counts = this.stack.pipeline().status().counts();
		assertThat(counts.accepted()).as("accepted").isEqualTo(counts.delivered() + counts.lost() + counts.buffered());
		assertThat(counts.buffered()).as("buffered").isZero();
		assertThat(counts.lost()).as("lost").isEqualTo(lost);
	}

	Map<String, List<Integer>> expected() {
		List<String> texts = new ArrayList<>();
		for (int thread = 0; thread < THREADS; thread++) {
			texts.addAll(TestEvents.allNumbered(this.name + thread, this.perThread));
		}
		return TestEvents.numbers(texts);
	}

	/** The numbers of each thread, as they are read back, without repetitions. */
	Map<String, List<Integer>> inOrderOfFirstAppearance() {
		Set<String> texts = new LinkedHashSet<>(stored());
		texts.removeIf((text) -> !text.startsWith(this.name));
		return TestEvents.numbers(texts);
	}

	private Set<String> repeated() {
		Set<String> seen = new HashSet<>();
		Set<String> repeated = new TreeSet<>();
		for (String message : stored()) {
			if (!seen.add(message)) {
				repeated.add(message);
			}
		}
		return repeated;
	}

	private List<String> stored() {
		return this.stack.service().messages(this.destination.group(), this.destination.stream());
	}

}
