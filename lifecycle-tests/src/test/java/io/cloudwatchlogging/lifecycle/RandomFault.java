package io.cloudwatchlogging.lifecycle;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.cloudwatchlogging.test.fault.Fault;

/**
 * A fault of a random kind, share and length.
 *
 * @param fault the fault
 * @param text the fault in words
 */
record RandomFault(Fault fault, String text) {

	private static final Map<String, Fault> KINDS = Map.of("reset", Fault.connectionReset(), "throttling",
			Fault.throttling(), "status 500", Fault.serviceUnavailable(), "page", Fault.htmlAnswer(200), "lost answer",
			Fault.lostAnswer(), "truncated answer", Fault.truncatedAnswer(), "latency",
			Fault.latency(Duration.ofSeconds(1)), "stall", Fault.stall(), "black hole", Fault.blackHole(),
			"expired token", Fault.error(400, "ExpiredTokenException", "The security token included is expired"));

	static RandomFault of(Random random) {
		Duration length = Duration.ofMillis(random.nextInt(4000));
		if (random.nextInt(8) == 0) {
			return new RandomFault(Fault.outage().lasting(length), "outage of " + length);
		}
		List<Map.Entry<String, Fault>> kinds = KINDS.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
		Map.Entry<String, Fault> kind = kinds.get(random.nextInt(kinds.size()));
		double share = random.nextDouble();
		return new RandomFault(kind.getValue().share(share, random.nextLong()).lasting(length),
				"%s of %.2f of the requests for %s".formatted(kind.getKey(), share, length));
	}

	@Override
	public String toString() {
		return this.text;
	}

}
