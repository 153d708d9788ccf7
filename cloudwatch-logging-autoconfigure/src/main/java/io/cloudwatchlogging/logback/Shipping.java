package io.cloudwatchlogging.logback;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

import ch.qos.logback.classic.LoggerContext;
import io.cloudwatchlogging.delivery.DeliveryListener;
import io.cloudwatchlogging.delivery.DeliverySettings;
import io.cloudwatchlogging.delivery.FlushResult;
import io.cloudwatchlogging.delivery.Pipeline;
import io.cloudwatchlogging.delivery.Sink;

import org.jspecify.annotations.Nullable;

/**
 * What all appenders and application contexts of a class loader share: the pipeline and
 * the way it ends. There is one, because Logback is one for the process, and because the
 * last lines come when every context and appender is gone. Safe for use by many threads.
 */
public final class Shipping {

	private static final Shipping SHARED = new Shipping();

	private final DeliveryWarnings warnings = new DeliveryWarnings();

	private final DeliveryListeners listeners = new DeliveryListeners(this.warnings);

	private final Pipeline pipeline = new Pipeline(DeliverySettings.DEFAULTS, this.listeners);

	private final ShutdownBudget budget = new ShutdownBudget();

	private final LongAdder unformatted = new LongAdder();

	private volatile @Nullable Supplier<Sink> fallback;

	private @Nullable Attachment attachment;

	private int users;

	private Shipping() {
		this.budget.refill(Duration.ofSeconds(5));
	}

	/**
	 * The one of this class loader.
	 * @return always the same
	 */
	public static Shipping shared() {
		return SHARED;
	}

	/**
	 * The pipeline that all lines take.
	 * @return always the same
	 */
	public Pipeline pipeline() {
		return this.pipeline;
	}

	/**
	 * Prepares for an application that starts.
	 * @param context the logger context
	 * @param settings how lines are buffered, batched and sent
	 * @param shutdownTimeout how long all stages of a shutdown together may wait for
	 * delivery
	 * @param fallback makes a sink when the application ends before it could give one
	 */
	public void begin(LoggerContext context, DeliverySettings settings, Duration shutdownTimeout,
			Supplier<Sink> fallback) {
		this.warnings.setContext(context);
		this.fallback = fallback;
		this.budget.refill(shutdownTimeout);
		this.pipeline.configure(settings);
		this.pipeline.resume();
	}

	/**
	 * Attaches an appender that nobody declared, and keeps it attached.
	 * @param context the logger context
	 * @param appender the appender
	 * @param loggers the names of the loggers, empty for all events
	 */
	public synchronized void attach(LoggerContext context, CloudWatchAppender appender, Collection<String> loggers) {
		detach();
		this.attachment = Attachment.attach(context, appender, loggers);
	}

	/**
	 * Takes the appender that nobody declared from its loggers.
	 */
	public synchronized void detach() {
		if (this.attachment != null) {
			this.attachment.detach();
			this.attachment = null;
		}
	}

	/**
	 * Tells somebody what becomes of the lines from now on.
	 * @param listener is told until it is removed
	 */
	public void addListener(DeliveryListener listener) {
		this.listeners.add(listener);
	}

	/**
	 * Tells somebody nothing any more.
	 * @param listener the listener
	 */
	public void removeListener(DeliveryListener listener) {
		this.listeners.remove(listener);
	}

	/**
	 * An application context begins to use this.
	 */
	public synchronized void retain() {
		this.users++;
	}

	/**
	 * An application context has ended. When it was the last one, lines are delivered as
	 * at the end of the process, which may follow without any further notice.
	 */
	public void release() {
		synchronized (this) {
			this.users--;
			if (this.users > 0) {
				return;
			}
		}
		finish();
	}

	/**
	 * Connects the pipeline by the fallback, if nobody has connected it.
	 */
	public void connectFallback() {
		Supplier<Sink> fallback = this.fallback;
		if (fallback != null && !this.pipeline.isConnected()) {
			this.pipeline.connect(fallback.get());
		}
	}

	/**
	 * A stage of the shutdown: delivers all lines so far, as far as the time allows that
	 * all stages share, and every later line at once.
	 */
	public void finish() {
		connectFallback();
		Duration timeout = this.budget.begin();
		try {
			FlushResult result = this.pipeline.drain(timeout);
			if (!result.complete()) {
				this.warnings.abandoned(result, this.pipeline.status());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.budget.end();
		}
	}

	/**
	 * A warning about shipping, printed where Boot prints those about logging.
	 * @param message the text
	 */
	public void warn(String message) {
		this.warnings.warn(message);
	}

	/** A log event could not have its format, and is shipped in a simpler form. */
	void unformatted(Throwable cause) {
		this.unformatted.increment();
		this.warnings.unformatted(cause);
	}

	/**
	 * Log events that could not have their format, and were shipped in a simpler form.
	 * @return the number
	 */
	public long unformatted() {
		return this.unformatted.sum();
	}

	DeliveryWarnings warnings() {
		return this.warnings;
	}

}
