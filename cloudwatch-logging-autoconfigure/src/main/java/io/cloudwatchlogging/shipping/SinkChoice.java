package io.cloudwatchlogging.shipping;

import java.util.function.Supplier;

import io.cloudwatchlogging.delivery.Pipeline;
import io.cloudwatchlogging.delivery.Sink;
import org.jspecify.annotations.Nullable;

/**
 * Holder of the current sink: the one that an application context connected last, or else
 * a fallback made from the properties alone. Safe for use by many threads.
 */
public final class SinkChoice {

	private final Pipeline pipeline;

	private @Nullable Supplier<Sink> fallback;

	private @Nullable Object owner;

	SinkChoice(Pipeline pipeline) {
		this.pipeline = pipeline;
	}

	/**
	 * Sends with this sink from now on.
	 * @param owner who decides so
	 * @param sink the sink
	 */
	public synchronized void connect(Object owner, Sink sink) {
		this.owner = owner;
		this.pipeline.connect(sink);
	}

	/**
	 * Whether it was this one who has decided last what is sent with.
	 * @param owner who asks
	 * @return whether it was
	 */
	public synchronized boolean isConnectedBy(Object owner) {
		return this.owner == owner;
	}

	/** Sets what makes a sink if nobody has connected one. */
	synchronized void setFallback(@Nullable Supplier<Sink> fallback) {
		this.fallback = fallback;
	}

	/** Connects by the fallback, if nobody has connected a sink. */
	synchronized void connectFallback() {
		if (this.fallback != null && !this.pipeline.isConnected()) {
			connect(this, this.fallback.get());
		}
	}

	/** Forgets who has connected and who could. */
	synchronized void clear() {
		this.owner = null;
		this.fallback = null;
	}

}
