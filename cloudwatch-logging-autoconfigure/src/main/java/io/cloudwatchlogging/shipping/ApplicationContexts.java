package io.cloudwatchlogging.shipping;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.cloudwatchlogging.delivery.Pipeline;
import org.jspecify.annotations.Nullable;

/**
 * Life cycle of the application contexts that ship: one that begins, ends, takes over
 * from a later one, or turns out not to ship. Safe for use by many threads.
 */
public final class ApplicationContexts {

	private final ActiveContexts active = new ActiveContexts();

	private final Pipeline pipeline;

	private final SinkChoice sinks;

	private final Supplier<EventSource> source;

	private final Shutdown shutdown;

	private final Runnable finish;

	/**
	 * Applications that have begun and have no context yet. Some are abandoned without a
	 * word.
	 */
	private final Set<Object> beginning = Collections.newSetFromMap(new WeakHashMap<>());

	/** Lets go of everything, which was put off as another application had begun. */
	private @Nullable BooleanSupplier owed;

	/**
	 * Creates an instance.
	 * @param pipeline what events wait in
	 * @param sinks what the pipeline sends with
	 * @param source what puts events into the pipeline
	 * @param shutdown the stages of a shutdown
	 * @param finish delivers all events as at the end of the process
	 */
	ApplicationContexts(Pipeline pipeline, SinkChoice sinks, Supplier<EventSource> source, Shutdown shutdown,
			Runnable finish) {
		this.pipeline = pipeline;
		this.sinks = sinks;
		this.source = source;
		this.shutdown = shutdown;
		this.finish = finish;
	}

	/** Returns whether no application context ships. */
	public boolean isEmpty() {
		return this.active.isEmpty();
	}

	/**
	 * Prepares the pipeline for an application that starts, while no context begins or
	 * ends.
	 * @param preparation prepares what the pipeline works with
	 */
	synchronized void begin(Runnable preparation) {
		disconnectFromEarlier();
		preparation.run();
		this.pipeline.resume();
	}

	/**
	 * Notes that an application context begins to ship.
	 * @param takeOver makes events go where this context says, called when the contexts
	 * that started later have ended
	 */
	public synchronized void retain(Runnable takeOver) {
		disconnectFromEarlier();
		this.active.add(takeOver);
		this.pipeline.resume();
	}

	/**
	 * Notes that an application begins, while no other one lets go of everything.
	 * @param application the application, which has no context yet
	 * @param hold lets its events be held
	 */
	public synchronized void beginApplication(Object application, Runnable hold) {
		this.beginning.add(application);
		hold.run();
	}

	/**
	 * Notes that an application that began has got a context, or will never have one that
	 * ships.
	 * @param application the application
	 */
	public synchronized void endBeginning(Object application) {
		this.beginning.remove(application);
	}

	/**
	 * Lets go of everything: at once, or when the application has ended that has begun
	 * meanwhile.
	 * @param letGo lets go, and returns whether it has
	 * @return whether it has let go now
	 */
	synchronized boolean end(BooleanSupplier letGo) {
		this.owed = letGo;
		return endIfOwed();
	}

	private synchronized boolean endIfOwed() {
		BooleanSupplier letGo = this.owed;
		if (letGo == null || isUsed()) {
			return false;
		}
		this.owed = null;
		return letGo.getAsBoolean();
	}

	/**
	 * Returns whether everything is to be let go of: an end was put off, and nobody ships
	 * any more.
	 * @return whether an end is due
	 */
	public synchronized boolean isEndDue() {
		return this.owed != null && !isUsed();
	}

	private synchronized boolean isUsed() {
		return !this.beginning.isEmpty() || !this.active.isEmpty();
	}

	/** A stage of the end of one application does not make another one send at once. */
	private synchronized boolean resumeIfUsed() {
		boolean used = isUsed();
		if (used) {
			this.pipeline.resume();
		}
		return used;
	}

	/** What an earlier application sent to is not where those of the next one go. */
	private void disconnectFromEarlier() {
		if (this.active.isEmpty()) {
			this.pipeline.disconnect(false);
		}
	}

	/**
	 * Notes that an application context has ended. When it was the last one, events are
	 * delivered as at the end of the process, which may follow without notice. When it
	 * was the latest of several, they are delivered before another one takes over.
	 * @param takeOver what the context began with
	 * @return whether it was the last one
	 */
	public boolean release(Runnable takeOver) {
		if (this.active.isLatestOfSeveral(takeOver)) {
			flush();
		}
		this.active.remove(takeOver);
		if (!this.active.isEmpty()) {
			return false;
		}
		if (isUsed()) {
			// An application that begins completes its own start.
			flush();
		}
		else {
			this.finish.run();
		}
		resumeIfUsed();
		return true;
	}

	/**
	 * Delivers what is logged after the last context has ended.
	 * @return whether there is more to wait for: not when another application has begun
	 */
	public boolean flushAfterEnd() {
		if (isUsed()) {
			return false;
		}
		flush();
		return !resumeIfUsed();
	}

	/**
	 * Delivers all events so far, as a stage of the shutdown. The application may go on.
	 */
	public void flush() {
		this.source.get().tellSuppressed();
		this.shutdown.flush();
		synchronized (this) {
			if (this.active.areSeveral()) {
				this.pipeline.resume();
			}
		}
	}

	/**
	 * Lets events go where the latest context says, as an application has failed early.
	 */
	public void restore() {
		this.active.restore();
	}

	/**
	 * Notes that an application context turns out not to ship. What was kept of its
	 * events is discarded, unless there is another one.
	 * @param takeOver what the context began with
	 */
	public void withdraw(Runnable takeOver) {
		this.active.remove(takeOver);
		synchronized (this) {
			if (this.beginning.isEmpty()) {
				uninstall();
			}
			else if (this.active.isEmpty()) {
				// What is held belongs to the application that begins.
				this.pipeline.discardSilently();
			}
		}
	}

	/**
	 * Ships nothing any more, unless an application context still wants it. Events that
	 * wait are discarded.
	 */
	public synchronized void uninstall() {
		EventSource events = this.source.get();
		if (!this.active.isEmpty()) {
			events.discardHeld();
			return;
		}
		endIfOwed();
		// First, as an appender that is stopped while the process ends delivers.
		this.sinks.clear();
		this.pipeline.disconnect(false);
		this.pipeline.discardSilently();
		events.remove();
		this.pipeline.discardSilently();
	}

}
