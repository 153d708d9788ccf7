package io.cloudwatchlogging.test.store;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.cloudwatchlogging.test.model.LogGroup;
import io.cloudwatchlogging.test.model.StoredEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RankedEvents}.
 */
class RankedEventsTests {

	/**
	 * Few moments and a clock that hardly moves, so that events differ by their position
	 * only, as those of a burst do.
	 */
	@Test
	void ranksAreThoseOfTheSortedList() {
		long seed = System.nanoTime();
		Random random = new Random(seed);
		for (int round = 0; round < 60; round++) {
			LogStore store = store(random);
			List<StoredLogStream> streams = store.streams("g");
			long from = random.nextInt(12);
			long to = random.nextBoolean() ? Long.MAX_VALUE : from + random.nextInt(12);
			List<StoredEvent> expected = new ArrayList<>();
			for (StoredEvent event : store.events("g")) {
				long time = event.timestamp().toEpochMilli();
				if (time >= from && time <= to) {
					expected.add(event);
				}
			}
			RankedEvents events = new RankedEvents(streams, from, to);
			assertThat(events.size()).as("seed %d", seed).isEqualTo(expected.size());
			for (int rank = 0; rank < expected.size(); rank++) {
				int count = 1 + random.nextInt(7);
				assertThat(events.read(rank, count)).as("seed %d, rank %d", seed, rank)
					.isEqualTo(expected.subList(rank, Math.min(expected.size(), rank + count)));
				assertThat(events.rankOf(expected.get(rank).eventId())).as("seed %d", seed).isEqualTo(rank);
			}
			assertThat(events.read(expected.size(), 3)).isEmpty();
			assertThat(events.read(-1, 3)).isEmpty();
		}
	}

	@Test
	void noStreamsAreNoEvents() {
		RankedEvents events = new RankedEvents(List.of(), 0, Long.MAX_VALUE);
		assertThat(events.size()).isZero();
		assertThat(events.read(0, 10)).isEmpty();
	}

	@Test
	void arrivalsAreThoseAfterAPositionAndTellOfAGap() {
		LogStore store = new LogStore(Clock.systemUTC());
		store.createGroup(LogGroup.named("g", Instant.EPOCH));
		store.createGroup(LogGroup.named("other", Instant.EPOCH));
		store.createStream("g", "s");
		store.createStream("other", "s");
		put(store, "g", "s", 3, 5);
		put(store, "other", "s", 2, 5);
		put(store, "g", "s", 1, 4);
		Arrivals all = store.arrivals("g", 0, 100);
		assertThat(all.events()).extracting(StoredEvent::position).containsExactly(1L, 2L, 3L, 6L);
		assertThat(all.position()).isEqualTo(6);
		assertThat(all.gap()).isFalse();
		assertThat(all.more()).isFalse();
		assertThat(store.arrivals("g", 6, 100).events()).isEmpty();
		Arrivals some = store.arrivals("g", 1, 3);
		assertThat(some.events()).extracting(StoredEvent::position).containsExactly(2L, 3L);
		assertThat(some.position()).isEqualTo(4);
		assertThat(some.more()).isTrue();
		put(store, "other", "s", RecentEvents.CAPACITY, 9);
		assertThat(store.arrivals("g", 5, 100).gap()).isTrue();
		assertThat(store.arrivals("g", 6, 100).gap()).isFalse();
		assertThat(store.arrivals("g", 6, RecentEvents.CAPACITY).events()).isEmpty();
	}

	private static LogStore store(Random random) {
		Instant[] now = { Instant.ofEpochMilli(100) };
		LogStore store = new LogStore(new Clock() {

			@Override
			public Instant instant() {
				return now[0];
			}

			@Override
			public ZoneId getZone() {
				return ZoneId.of("UTC");
			}

			@Override
			public Clock withZone(ZoneId zone) {
				return this;
			}

		});
		store.createGroup(LogGroup.named("g", Instant.EPOCH));
		int streams = 1 + random.nextInt(4);
		for (int i = 0; i < streams; i++) {
			store.createStream("g", "s" + i);
		}
		for (int batch = random.nextInt(20); batch > 0; batch--) {
			now[0] = now[0].plusMillis(random.nextInt(2));
			put(store, "g", "s" + random.nextInt(streams), 1 + random.nextInt(5), random.nextInt(10));
		}
		return store;
	}

	private static void put(LogStore store, String group, String stream, int count, long timestamp) {
		List<NewEvent> events = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			events.add(NewEvent.of(timestamp, "m"));
		}
		store.inGroup(group, (found) -> store.add(found, found.stream(stream), events));
	}

}
