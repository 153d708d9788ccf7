package io.cloudwatchlogging.sample.sides;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EventIdentity}.
 */
class EventIdentityTests {

	private static final JsonMapper JSON = JsonMapper.shared();

	@Test
	void isTheNumberAndTheThread() {
		assertThat(EventIdentity.of("{\"number\":17,\"thread_name\":\"main\"}", JSON))
			.isEqualTo(new EventIdentity(17, "main"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "text", "{", "{ not JSON }", "[17]", "17", "{}", "{\"number\":\"x\"}",
			"{\"number\":{}}", "\ud800" })
	void isNoneInAnyOtherText(String message) {
		assertThat(EventIdentity.of(message, JSON).number()).isZero();
	}

}
