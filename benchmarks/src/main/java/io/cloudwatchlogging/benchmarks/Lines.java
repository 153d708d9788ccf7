package io.cloudwatchlogging.benchmarks;

import java.util.List;

import org.slf4j.Logger;

/**
 * The lines that are logged: about 180 bytes each, with as much in them that differs as
 * lines of applications usually have. Not thread-safe.
 */
final class Lines {

	/** The library's default pattern, in the words that Logback knows without Boot. */
	static final String PATTERN = "%5p 4711 --- [orders] [%t] %-40.40logger{39} : %m%n";

	private static final String MESSAGE = "Order {} accepted: payment authorised by provider, reserved in warehouse 7,"
			+ " confirmation sent, total {} cents";

	private final List<? extends Logger> loggers;

	private long random;

	Lines(List<? extends Logger> loggers, int seed) {
		this.loggers = loggers;
		this.random = 0x9E3779B97F4A7C15L * (seed + 1);
	}

	void log() {
		long next = this.random;
		next ^= next << 13;
		next ^= next >>> 7;
		next ^= next << 17;
		this.random = next;
		this.loggers.get((int) (next >>> 8 & 0xffff) % this.loggers.size()).info(MESSAGE, next >>> 4, next & 0xffff);
	}

}
