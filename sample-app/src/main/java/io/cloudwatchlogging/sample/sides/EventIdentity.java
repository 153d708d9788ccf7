package io.cloudwatchlogging.sample.sides;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What tells a stored event from all others.
 *
 * @param number the number under which it was logged, or 0 if it has none
 * @param thread the thread that logged it
 */
record EventIdentity(long number, String thread) {

	private static final EventIdentity NONE = new EventIdentity(0, "");

	static EventIdentity of(String message, JsonMapper json) {
		if (!message.startsWith("{")) {
			return NONE;
		}
		try {
			JsonNode event = json.readTree(message);
			return new EventIdentity(event.path(EventMembers.NUMBER).asLong(0), event.path("thread_name").asString(""));
		}
		catch (JacksonException ex) {
			// Text that only begins like JSON.
			return NONE;
		}
	}

}
