package io.cloudwatchlogging.sample.trouble;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

import io.cloudwatchlogging.test.fault.Fault;

/**
 * Trouble that the page offers. Apart from the outage it concerns the delivery alone, so
 * that the page can still read what is stored.
 */
enum Trouble {

	OUTAGE("Outage", "The port is closed: every connection is refused.", Fault::outage),

	THROTTLING("Throttling", "Four of five requests are answered: Rate exceeded.",
			() -> onDelivery(Fault.throttling(), 0.8)),

	ERRORS("Server errors", "Half of the requests are answered with status 500.",
			() -> onDelivery(Fault.serviceUnavailable(), 0.5)),

	LATENCY("Latency", "Every answer takes two seconds.", () -> onDelivery(Fault.latency(Duration.ofSeconds(2)), 1)),

	SILENCE("Silence", "Requests are taken and never answered.", () -> onDelivery(Fault.blackHole(), 1)),

	LOST_ANSWERS("Lost answers", "Half of the requests are stored, but their answers are lost.",
			() -> onDelivery(Fault.lostAnswer(), 0.5));

	/** One by which the first request is hit, so that something is to be seen at once. */
	private static final long SEED = 4126;

	private final String title;

	private final String description;

	private final Supplier<Fault> fault;

	Trouble(String title, String description, Supplier<Fault> fault) {
		this.title = title;
		this.description = description;
		this.fault = fault;
	}

	private static Fault onDelivery(Fault fault, double share) {
		return fault.onOperation("PutLogEvents").share(share, SEED);
	}

	/**
	 * Returns the trouble of a kind.
	 * @param kind its name in paths
	 * @return the trouble, or empty if there is none of that name
	 */
	static Optional<Trouble> of(String kind) {
		return Arrays.stream(values()).filter((trouble) -> trouble.kind().equals(kind)).findFirst();
	}

	String kind() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	String title() {
		return this.title;
	}

	String description() {
		return this.description;
	}

	Fault fault() {
		return this.fault.get();
	}

}
