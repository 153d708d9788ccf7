package io.cloudwatchlogging.test.store;

import java.time.Clock;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.cloudwatchlogging.test.model.AcceptedBatch;
import io.cloudwatchlogging.test.model.LogGroup;
import io.cloudwatchlogging.test.model.StoredEvent;
import io.cloudwatchlogging.test.protocol.Limits;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link SizeBound}.
 */
class SizeBoundTests {

	private static final int EVENTS = 1_000;

	private static final long MAX_BYTES = 16L << 20;

	private final AtomicLong deletedUpTo = new AtomicLong();

	private final Recorder recorder = new Recorder(Clock.systemUTC()::instant);

	private final LogStore store = new LogStore(Clock.systemUTC(), this.recorder::deleted,
			new SizeBound(MAX_BYTES, (position) -> {
				this.deletedUpTo.set(position);
				this.recorder.deletedUpTo(position);
			}));

	@Test
	void theEventsThatArrivedFirstAreDeletedInWhicheverGroupTheyAre() {
		create("a", "b");
		for (int batch = 0; batch < 40; batch++) {
			// The later they arrive, the earlier they happened.
			put((batch < 10) ? "a" : "b", 1_000_000 - batch * 1_000, "x".repeat(1_000));
		}
		assertThat(this.deletedUpTo.get()).isPositive();
		long stored = 40 * EVENTS - this.deletedUpTo.get();
		assertThat(stored).isBetween(12L * EVENTS, 15L * EVENTS);
		assertThat(this.store.locked(this.store.bound()::deleted)).isEqualTo(this.deletedUpTo.get());
		assertThat(this.store.events("a")).isEmpty();
		assertThat(this.store.events("b")).extracting(StoredEvent::position)
			.hasSize((int) stored)
			.allMatch((position) -> position > this.deletedUpTo.get());
	}

	@Test
	void allFiguresGoWithTheEvents() {
		create("a", "b");
		for (int batch = 0; batch < 30; batch++) {
			put((batch % 3 == 0) ? "a" : "b", batch, "x".repeat(1_000));
		}
		for (String name : List.of("a", "b")) {
			List<StoredEvent> events = this.store.events(name);
			long bytes = events.stream().mapToLong((event) -> event.utf8Bytes() + Limits.EVENT_OVERHEAD_BYTES).sum();
			this.store.inGroup(name, (group) -> {
				StoredLogStream stream = group.stream("s");
				assertThat(events.size()).isLessThan((name.equals("a") ? 10 : 20) * EVENTS);
				assertThat(group.eventCount()).isEqualTo(events.size()).isEqualTo(stream.size());
				assertThat(group.storedBytes()).isEqualTo(bytes).isEqualTo(stream.storedBytes());
				assertThat(stream.firstEventTimestamp()).isEqualTo(events.get(0).timestamp());
				assertThat(new RankedEvents(List.of(stream), 0, Long.MAX_VALUE).size()).isEqualTo(events.size());
				return stream;
			});
		}
		assertThat(this.store.arrivals("b", 0, RecentEvents.CAPACITY).events()).extracting(StoredEvent::position)
			.allMatch((position) -> position > this.deletedUpTo.get());
	}

	@Test
	void aLogStreamWithoutAnEventLeftIsStillThere() {
		create("a", "b");
		put("a", 1, "x");
		for (int batch = 0; batch < 20; batch++) {
			put("b", batch, "x".repeat(1_000));
		}
		this.store.inGroup("a", (group) -> {
			assertThat(group.stream("s").firstEventTimestamp()).isNull();
			assertThat(group.stream("s").lastEventTimestamp()).isNull();
			return group;
		});
		put("a", 1, "y");
		assertThat(this.store.events("a")).hasSize(EVENTS);
	}

	@Test
	void whatIsDeletedOtherwiseNoLongerCounts() {
		create("a", "b");
		for (int round = 0; round < 5; round++) {
			for (int batch = 0; batch < 10; batch++) {
				put("a", batch, "x".repeat(1_000));
			}
			if (round % 2 == 0) {
				this.store.deleteGroup("a");
				create("a");
			}
			else {
				this.store.inGroup("a", (group) -> {
					this.store.deleteStream(group, "s");
					return group;
				});
				this.store.createStream("a", "s");
			}
		}
		assertThat(this.deletedUpTo.get()).isZero();
	}

	/** There may be gigabytes of them, and all requests wait meanwhile. */
	@Test
	void toForgetAStreamReadsNoEventOfAnother() {
		create("a", "b");
		SizeBound bound = new SizeBound(MAX_BYTES, (position) -> {
		});
		CountedReads stored = new CountedReads();
		this.store.inGroup("a", (group) -> {
			stored.events.addAll(this.store.add(group, group.stream("s"), List.of(NewEvent.of(1, "x"))));
			bound.add(new SizeBound.Batch(group, group.stream("s"), stored, 27));
			return group;
		});
		int reads = stored.reads;
		assertThat(reads).isPositive();
		this.store.inGroup("b", (group) -> {
			List<StoredEvent> events = this.store.add(group, group.stream("s"), List.of(NewEvent.of(1, "x")));
			bound.add(new SizeBound.Batch(group, group.stream("s"), events, 27));
			bound.forget(group.stream("s"));
			bound.forget(group);
			return group;
		});
		assertThat(stored.reads).isEqualTo(reads);
	}

	/** A list of events that counts how often one is read. */
	private static final class CountedReads extends AbstractList<StoredEvent> {

		private final List<StoredEvent> events = new ArrayList<>();

		private int reads;

		@Override
		public StoredEvent get(int index) {
			this.reads++;
			return this.events.get(index);
		}

		@Override
		public int size() {
			return this.events.size();
		}

	}

	@Test
	void theHeapHoldsNoMore() {
		create("a");
		long before = usedHeap();
		for (int batch = 0; batch < 200; batch++) {
			put("a", batch, ((batch % 2 == 0) ? "x" : "\u4e00").repeat(500));
		}
		long used = usedHeap() - before;
		assertThat(this.store.events("a")).isNotEmpty();
		// All of them would be 200 MB.
		assertThat(used).as("bytes of the heap").isLessThan(2 * MAX_BYTES);
	}

	@Test
	void lessThanARequestIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new SizeBound(1_000, (position) -> {
		})).withMessageContaining("at least 4194304 bytes");
	}

	private void create(String... groups) {
		for (String group : groups) {
			this.store.createGroup(LogGroup.named(group, this.store.now()));
			this.store.createStream(group, "s");
		}
	}

	private void put(String name, long timestamp, String message) {
		List<NewEvent> events = new ArrayList<>();
		for (int i = 0; i < EVENTS; i++) {
			// A string of its own.
			events.add(NewEvent.of(timestamp, message + (char) ('0' + i % 10)));
		}
		this.store.inGroup(name, (group) -> {
			List<StoredEvent> stored = this.store.add(group, group.stream("s"), events);
			this.recorder.accepted(new AcceptedBatch("id", name, "s", stored));
			return stored;
		});
	}

	private static long usedHeap() {
		System.gc();
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

}
