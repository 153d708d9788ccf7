package io.cloudwatchlogging.sample.sides;

import java.util.List;
import java.util.stream.Stream;

import io.cloudwatchlogging.sample.sides.StoredOrder.Place;
import org.junit.jupiter.api.Test;

import static io.cloudwatchlogging.sample.sides.StoredOrder.Place.IN_ORDER;
import static io.cloudwatchlogging.sample.sides.StoredOrder.Place.OUT_OF_ORDER;
import static io.cloudwatchlogging.sample.sides.StoredOrder.Place.REPEATED;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StoredOrder}.
 */
class StoredOrderTests {

	@Test
	void eventsOfOneThreadAreInOrder() {
		assertThat(places("1a", "2a", "3a")).containsOnly(IN_ORDER);
	}

	@Test
	void eventsOfSeveralThreadsHaveNoOrderAmongThem() {
		assertThat(places("2b", "1a", "4b", "3a")).containsOnly(IN_ORDER);
	}

	@Test
	void anEventBehindALaterOneOfItsThreadIsOutOfOrder() {
		assertThat(places("1a", "3a", "2a", "4a")).containsExactly(IN_ORDER, IN_ORDER, OUT_OF_ORDER, IN_ORDER);
	}

	@Test
	void aSecondCopyIsRepeatedWhereverItIs() {
		assertThat(places("1a", "2a", "2a", "3a", "1a")).containsExactly(IN_ORDER, IN_ORDER, REPEATED, IN_ORDER,
				REPEATED);
	}

	private static List<Place> places(String... events) {
		StoredOrder order = new StoredOrder();
		return Stream.of(events)
			.map((event) -> order
				.add(new EventIdentity(Long.parseLong(event.substring(0, 1)), "thread " + event.charAt(1))))
			.toList();
	}

}
