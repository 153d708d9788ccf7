package io.cloudwatchlogging.aws;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RequestObservers}.
 */
class RequestObserversTests {

	@Test
	void anObserverThatFailsKeepsNothingFromTheOthers() {
		RequestObservers observers = new RequestObservers();
		List<RequestOutcome> seen = new ArrayList<>();
		observers.add((outcome, events, nanos, bodyBytes, wireBytes) -> {
			throw new IllegalStateException("observer");
		});
		observers.add((outcome, events, nanos, bodyBytes, wireBytes) -> seen.add(outcome));
		observers.completed(RequestOutcome.ACCEPTED, 1, 1, 1, 1);
		assertThat(seen).containsExactly(RequestOutcome.ACCEPTED);
	}

}
