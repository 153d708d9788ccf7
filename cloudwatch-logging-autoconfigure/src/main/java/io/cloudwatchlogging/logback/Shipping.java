package io.cloudwatchlogging.logback;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

import ch.qos.logback.classic.LoggerContext;
import io.cloudwatchlogging.delivery.DeliveryListener;
import io.cloudwatchlogging.delivery.DeliverySettings;
import io.cloudwatchlogging.delivery.Pipeline;
import io.cloudwatchlogging.delivery.Sink;
import org.jspecify.annotations.Nullable;

/**
 * What all appenders and application contexts of a class loader share: the pipeline and
 * the way it ends. There is one, because Logback is one for the process, and because the
 * last lines come when every context and appender is gone. Safe for use by many threads.
 */
public final class Shipping {

	/** Far longer than a thread needs to notice that it is interrupted. */
	private static final Duration THREADS_END = Duration.ofSeconds(2);

	private static final Shipping SHARED = new Shipping();

	private final DeliveryWarnings warnings = new DeliveryWarnings();

	private final DeliveryListeners listeners = new DeliveryListeners(this.warnings);

	private final Pipeline pipeline = new Pipeline(DeliverySettings.DEFAULTS, this.listeners);

	private final SinkChoice sinks = new SinkChoice(this.pipeline);

	private final Shutdown shutdown = new Shutdown(this.pipeline, this.warnings);

	private final LongAdder unformatted = new LongAdder();

	private final InstalledAppenders appenders = new InstalledAppenders();

	private @Nullable Runnable completion;

	private final Users users = new Users();

	private Shipping() {
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
	 * What the pipeline sends with.
	 * @return always the same
	 */
	public SinkChoice sinks() {
		return this.sinks;
	}

	/**
	 * Prepares for an application that starts.
	 * @param context the logger context
	 * @param settings how lines are buffered, batched and sent
	 * @param shutdownTimeout how long all stages of a shutdown together may wait for
	 * delivery
	 * @param fallback makes a sink when the application ends before it could give one
	 */
	public synchronized void begin(LoggerContext context, DeliverySettings settings, Duration shutdownTimeout,
			Supplier<Sink> fallback) {
		if (this.users.isEmpty()) {
			// What an earlier application sent to is not where this one's lines go.
			this.pipeline.disconnect(false);
		}
		this.warnings.setContext(context);
		this.sinks.setFallback(fallback);
		this.shutdown.prepare(shutdownTimeout);
		this.pipeline.configure(settings);
		this.pipeline.resume();
	}

	/**
	 * Attaches an appender, as long as none is declared, and holds what is logged until
	 * it is known where it goes. While there is an application context already, it goes
	 * where that one's lines go.
	 * @param context the logger context
	 * @param completion completes the appenders, if the application ends before it has
	 */
	public synchronized void hold(LoggerContext context, Runnable completion) {
		if (!this.users.isEmpty()) {
			this.appenders.attachAgain();
			return;
		}
		this.completion = completion;
		this.appenders.attach(context, List.of());
		this.appenders.hold(context);
	}

	/**
	 * Attaches an appender, as long as none is declared, and keeps it attached.
	 * @param context the logger context
	 * @param loggers the names of the loggers to attach to, empty for all events
	 */
	public synchronized void attach(LoggerContext context, Collection<String> loggers) {
		this.appenders.attach(context, loggers);
	}

	/**
	 * Ships what was held and what is logged from now on.
	 * @param context the logger context
	 * @param defaults what the appenders go by
	 */
	public synchronized void complete(LoggerContext context, AppenderDefaults defaults) {
		this.completion = null;
		long lost = this.appenders.complete(context, defaults);
		if (lost > 0) {
			warn("%,d log lines were lost before it was known where they go".formatted(lost));
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
	 * Ships nothing any more, unless an application context still wants it. Lines that
	 * wait are given up.
	 */
	public synchronized void uninstall() {
		this.completion = null;
		if (this.users.isEmpty()) {
			// First, as an appender that is stopped while the process ends delivers.
			this.sinks.clear();
			this.pipeline.disconnect(false);
			this.pipeline.discard();
			this.appenders.uninstall();
			this.pipeline.discard();
		}
		else {
			this.appenders.discardHeld();
		}
	}

	/**
	 * Whether an appender takes events.
	 * @return whether lines may still come
	 */
	public boolean isListening() {
		return this.appenders.isListening();
	}

	/**
	 * An application context begins to use this.
	 * @param user lets lines go where this context says, called when the contexts that
	 * started later have ended
	 */
	public void retain(Runnable user) {
		this.users.add(user);
		this.pipeline.resume();
	}

	/**
	 * An application context has ended. When it was the last one, lines are delivered as
	 * at the end of the process, which may follow without any further notice. When it was
	 * the latest of several, its lines are delivered before another one takes over.
	 * @param user what the context began with
	 * @return whether it was the last one
	 */
	public boolean release(Runnable user) {
		if (this.users.isLatestOfSeveral(user)) {
			flush();
		}
		this.users.remove(user);
		if (!this.users.isEmpty()) {
			return false;
		}
		finish();
		return true;
	}

	/**
	 * An application has failed before it had a context: lines go where the latest of the
	 * others says, if there is one.
	 */
	public void restore() {
		this.users.restore();
	}

	/**
	 * An application context turns out not to ship. What was kept of its lines is given
	 * up, unless there is another one.
	 * @param user what the context began with
	 */
	public void withdraw(Runnable user) {
		this.users.remove(user);
		uninstall();
	}

	/**
	 * Lets go of everything, for an application whose classes are about to be discarded
	 * while the process goes on.
	 */
	public void end() {
		synchronized (this) {
			this.appenders.uninstall();
			this.sinks.clear();
		}
		try {
			this.pipeline.end(THREADS_END);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.warnings.setContext(null);
	}

	/**
	 * Connects the pipeline by the fallback, if nobody has connected it. Appenders that
	 * are not complete by now are completed.
	 */
	public void connectFallback() {
		completeStart();
		this.sinks.connectFallback();
	}

	private void completeStart() {
		Runnable due;
		synchronized (this) {
			due = this.completion;
			this.completion = null;
		}
		if (due != null) {
			due.run();
		}
	}

	/**
	 * A stage of the shutdown: delivers all lines so far, as far as the time allows that
	 * all stages share, and every later line at once.
	 */
	public void finish() {
		connectFallback();
		this.shutdown.finish();
	}

	/**
	 * Delivers all lines so far before what they are sent with goes, as a stage of the
	 * shutdown. The application may go on.
	 */
	public void flush() {
		this.shutdown.flush();
		synchronized (this) {
			if (this.users.areSeveral()) {
				this.pipeline.resume();
			}
		}
	}

	/**
	 * Waits for the next line while the process ends, as a stage of the shutdown.
	 * @param patience how long to wait at most
	 * @return whether there was one
	 */
	public boolean awaitLine(Duration patience) {
		return this.shutdown.awaitLine(patience);
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

	InstalledAppenders appenders() {
		return this.appenders;
	}

}
