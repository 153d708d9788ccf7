package io.cloudwatchlogging.logback;

import java.util.Map;
import java.util.function.Consumer;

import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.delivery.Pipeline;
import io.cloudwatchlogging.logback.HeldEvents.Lost;
import io.cloudwatchlogging.logback.encoder.EventTextBufferPool;
import io.cloudwatchlogging.logback.encoder.TextEncoders;
import org.jspecify.annotations.Nullable;

/**
 * Entry of events into the pipeline, shared by all appenders. Safe for use by many
 * threads.
 */
final class EventIntake {

	private final Pipeline pipeline;

	private final Consumer<Throwable> formatFailures;

	private final HeldEvents held;

	private final EventClaims claims = new EventClaims();

	private final ReentryGuard guard = new ReentryGuard();

	private final ProcessVolume volume;

	private final EventTextBufferPool textBuffers = new EventTextBufferPool();

	private final Predecessor predecessor = new Predecessor();

	private final ReplacedRoutes replacedRoutes = new ReplacedRoutes();

	private volatile boolean sole;

	/** Where events would have gone of which it is not known. */
	private volatile Destination destination = new Destination("*", "*");

	private volatile @Nullable Completion completion;

	/**
	 * Creates the intake of a pipeline.
	 * @param pipeline takes the events
	 * @param formatFailures is told why an event could not have its format
	 * @param held holds events until it is known where they go
	 * @param volume what is shipped through the intake
	 */
	EventIntake(Pipeline pipeline, Consumer<Throwable> formatFailures, HeldEvents held, ProcessVolume volume) {
		this.pipeline = pipeline;
		this.formatFailures = formatFailures;
		this.held = held;
		this.volume = volume;
	}

	Pipeline pipeline() {
		return this.pipeline;
	}

	Consumer<Throwable> formatFailures() {
		return this.formatFailures;
	}

	HeldEvents held() {
		return this.held;
	}

	EventClaims claims() {
		return this.claims;
	}

	ReentryGuard guard() {
		return this.guard;
	}

	EventTextBufferPool textBuffers() {
		return this.textBuffers;
	}

	/** Returns what all appenders ship together. */
	ProcessVolume volume() {
		return this.volume;
	}

	/** Lets all appenders go by these defaults from now on. */
	void complete(AppenderDefaults defaults) {
		this.volume.configure(defaults.limits());
		this.destination = new Destination(defaults.group().common(Destinations.OTHER),
				defaults.stream().common(Destinations.OTHER));
		this.completion = new Completion(defaults, TextEncoders.of(defaults.encoder(), this.formatFailures),
				this.volume);
	}

	/** Hands over to the accounts what limits and budget have kept back. */
	void settleDrops() {
		this.volume.drops()
			.transferTo((reason, severity, count) -> this.pipeline.lose(this.destination, severity, reason, count));
	}

	/** Counts events that were lost before it was known where they go. */
	void lose(Map<Lost, Integer> lost) {
		lost.forEach((event, count) -> this.pipeline.lose(this.destination, event.severity(), event.reason(), count));
	}

	/** Lets no appender ship any more. */
	void reset() {
		this.completion = null;
	}

	/** Returns what appenders go by, {@code null} if none of them ships. */
	@Nullable Completion completion() {
		return this.completion;
	}

	/** Returns the appender in whose place the automatic one may stand. */
	Predecessor predecessor() {
		return this.predecessor;
	}

	/** Returns the routes by which events were shipped before. */
	ReplacedRoutes replacedRoutes() {
		return this.replacedRoutes;
	}

	/** Sets whether all appenders are ours, so that no other one formats the events. */
	void setSole(boolean sole) {
		this.sole = sole;
	}

	boolean isSole() {
		return this.sole;
	}

}
