package io.cloudwatchlogging.naming;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A line that a name is resolved for.
 *
 * @param timestamp when it was logged
 * @param logger the name of its logger
 * @param level its level
 * @param mdc its mapped diagnostic context
 */
record TestLine(long timestamp, String logger, String level, Map<String, String> mdc) implements NamingContext {

	static TestLine at(String time) {
		return new TestLine(Instant.parse(time).toEpochMilli(), "com.acme.Orders", "INFO", Map.of());
	}

	static TestLine with(Map<String, String> mdc) {
		return new TestLine(0, "com.acme.Orders", "INFO", mdc);
	}

	@Override
	public @Nullable String mdc(String key) {
		return this.mdc.get(key);
	}

}
