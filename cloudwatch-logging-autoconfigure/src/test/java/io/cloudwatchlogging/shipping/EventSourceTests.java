package io.cloudwatchlogging.shipping;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link EventSource}.
 */
class EventSourceTests {

	@Test
	void nothingComesFromNoSourceWhateverItIsAskedFor() {
		assertThatNoException().isThrownBy(() -> {
			EventSource.NONE.completeStart();
			EventSource.NONE.discardHeld();
			EventSource.NONE.remove();
		});
		assertThat(EventSource.NONE.isListening()).isFalse();
	}

}
