package io.cloudwatchlogging.delivery;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

import io.cloudwatchlogging.DeliveryStatus;
import io.cloudwatchlogging.FlushResult;
import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.delivery.journal.JournalSettings;
import org.jspecify.annotations.Nullable;

/**
 * The way from the loggers to CloudWatch Logs: takes events from the first moment on, and
 * sends them as soon as it is connected to a sink. Outlives appenders and application
 * contexts. Safe for use by many threads.
 * <p>
 * Nothing here throws for what happens on the way: failures are counted, and told to the
 * listener.
 */
public final class Pipeline {

	private final EventBuffer buffer;

	private final DeliveryListener listener;

	private volatile DeliverySettings settings;

	private volatile @Nullable Senders senders;

	/**
	 * Creates a pipeline that buffers until it is connected.
	 * @param settings how events are buffered, batched and sent
	 * @param listener who is told what becomes of them
	 */
	public Pipeline(DeliverySettings settings, DeliveryListener listener) {
		this(settings, listener, TimeSource.SYSTEM);
	}

	Pipeline(DeliverySettings settings, DeliveryListener listener, TimeSource time) {
		this.settings = settings;
		this.listener = listener;
		this.buffer = new EventBuffer(settings, new RetryPolicy(new SplittableRandom()), time);
	}

	/**
	 * Goes by other settings from now on. Nothing that is buffered is lost.
	 * @param settings the settings
	 */
	public synchronized void configure(DeliverySettings settings) {
		this.settings = settings;
		this.buffer.configure(settings);
		Senders senders = this.senders;
		if (senders != null) {
			senders.configure(settings.maxInFlight());
		}
	}

	/**
	 * Keeps events in a journal from now on, so that they outlive the process. What is
	 * found of earlier processes is delivered.
	 * @param journal where it is, {@code null} for none
	 */
	public void useJournal(@Nullable JournalSettings journal) {
		this.buffer.journal().use(journal, this.listener);
	}

	/**
	 * Deletes the journal if nothing is left in it, as the process ends.
	 */
	public void endJournalIfEmpty() {
		this.buffer.journal().endIfEmpty();
	}

	/**
	 * Leaves what is not delivered in the journal, as the application is discarded.
	 */
	public void leaveJournal() {
		this.buffer.journal().leave();
	}

	/**
	 * The number of events that are buffered in a journal.
	 * @return the number
	 */
	public long keptEvents() {
		return this.buffer.journal().keptEvents();
	}

	/**
	 * Takes an event. Copies it or counts its loss; waits only if the settings say so,
	 * and never on a thread that sends.
	 * @param destination where it goes
	 * @param timestamp when it was logged, in milliseconds since the epoch
	 * @param severity the level at which it was logged
	 * @param text an array that holds the event in UTF-8
	 * @param offset where the event begins
	 * @param length its length in bytes
	 * @return the size of what was taken, as CloudWatch Logs counts it: 0 if it was lost
	 */
	public long offer(Destination destination, long timestamp, Severity severity, byte[] text, int offset, int length) {
		return offer(destination, timestamp, severity, text, offset, length, true);
	}

	/**
	 * Takes a text like {@link #offer(Destination, long, Severity, byte[], int, int)}.
	 * @param destination where it goes
	 * @param timestamp when it was logged, in milliseconds since the epoch
	 * @param severity the level at which it was logged
	 * @param text an array that holds the text in UTF-8
	 * @param offset where the text begins
	 * @param length its length in bytes
	 * @param mayWait whether the settings may let the caller wait; not if it is the
	 * caller who has to connect the pipeline for room to come
	 * @return the size of what was taken, as CloudWatch Logs counts it: 0 if it was lost
	 */
	public long offer(Destination destination, long timestamp, Severity severity, byte[] text, int offset, int length,
			boolean mayWait) {
		return this.buffer.offer(destination, timestamp, severity, text, offset, length, mayWait);
	}

	/**
	 * Whether events for a log stream should be offered as they are. Not when they would
	 * be the first ones that wait for it while events wait for a hundred others, or for
	 * fewer with a small buffer: memory and requests are best spent on streams of which
	 * there are few, and one can gather the events of all others.
	 * @param destination the log stream
	 * @return whether it has events left, or may have in addition to the others
	 */
	public boolean isOpen(Destination destination) {
		return this.buffer.isOpen(destination);
	}

	/**
	 * Takes a text that its format has divided or truncated by itself, as it would have
	 * been too large for one event.
	 * @param destination where it goes
	 * @param timestamp when it was logged, in milliseconds since the epoch
	 * @param severity the level at which it was logged
	 * @param parts the events, each in UTF-8; a single one was truncated
	 * @param mayWait whether the settings may let the caller wait
	 * @return the size of what was taken, as CloudWatch Logs counts it
	 */
	public long offerParts(Destination destination, long timestamp, Severity severity, List<byte[]> parts,
			boolean mayWait) {
		return this.buffer.offerParts(destination, timestamp, severity, parts, mayWait);
	}

	/**
	 * Returns the size up to which a text stays one event.
	 * @return the maximum number of bytes, by the settings and by what the service has
	 * said
	 */
	public int maxTextBytes() {
		return this.buffer.maxTextBytes();
	}

	/**
	 * Returns what becomes of a larger text.
	 * @return the policy of the settings
	 */
	public OversizePolicy oversize() {
		return this.settings.oversize();
	}

	/**
	 * Counts an event that could not be made into bytes.
	 * @param destination where it would have gone
	 * @param severity the level at which it was logged
	 */
	public void unencodable(Destination destination, Severity severity) {
		this.buffer.lose(destination, severity, LossReason.UNENCODABLE, 1);
	}

	/**
	 * Counts events that were lost before they could be offered.
	 * @param destination where they would have gone
	 * @param severity the level at which they were logged
	 * @param reason why they were lost
	 * @param count how many they are
	 */
	public void lose(Destination destination, Severity severity, LossReason reason, long count) {
		this.buffer.lose(destination, severity, reason, count);
	}

	/**
	 * Returns whether there are losses that the listener is to be told of, although no
	 * request may tell of them soon. There are none while there is no sink, as whoever
	 * would be told may not be there yet.
	 * @return whether {@link #tellLosses} has anything to tell
	 */
	public boolean hasLossesToTell() {
		return isConnected() && this.buffer.hasLosses();
	}

	/**
	 * Tells the listener of all losses that it has not been told of.
	 */
	public void tellLosses() {
		new DeliveryNotifier(this.listener).lost(this.buffer.takeLosses());
	}

	/**
	 * Sends with this sink from now on. The sink before it is closed once its answers are
	 * there; no batch is lost or sent by both.
	 * @param sink the sink, owned by the pipeline from now on
	 */
	public synchronized void connect(Sink sink) {
		disconnect(false);
		this.buffer.connected();
		Senders senders = new Senders(this.buffer, sink, this.settings.maxInFlight(), this.listener);
		this.senders = senders;
		senders.start();
	}

	/**
	 * Sends nothing until it is connected again, and ends its threads. What was not sent
	 * stays buffered.
	 * @param interrupt whether to end requests that are under way, whose batches are then
	 * kept as well
	 */
	public synchronized void disconnect(boolean interrupt) {
		Senders senders = this.senders;
		if (senders != null) {
			this.senders = null;
			senders.stop(interrupt);
		}
	}

	/**
	 * Like {@link #disconnect} with the end of all requests, for an application whose
	 * classes are about to be discarded: waits until its threads have ended.
	 * @param timeout how long to wait at most
	 * @throws InterruptedException if the thread is interrupted while it waits
	 */
	public void end(Duration timeout) throws InterruptedException {
		Senders ending;
		synchronized (this) {
			ending = this.senders;
			disconnect(true);
		}
		if (ending != null) {
			ending.awaitEnd(timeout);
		}
	}

	/**
	 * Whether there is a sink.
	 * @return whether events are sent, not only buffered
	 */
	public boolean isConnected() {
		return this.senders != null;
	}

	/**
	 * Sends what was accepted before the call at once, and waits until all of it is
	 * delivered or lost, or the time is over.
	 * @param timeout how long to wait at most
	 * @return what was achieved
	 * @throws InterruptedException if the thread is interrupted while it waits
	 */
	public FlushResult flush(Duration timeout) throws InterruptedException {
		return flush(timeout, true);
	}

	/**
	 * Like {@link #flush}, for an application that is about to end: every event that
	 * comes later is sent at once as well, waiting for space ends, and the wait is over
	 * early when the service denies what is left.
	 * @param timeout how long to wait at most
	 * @return what was achieved
	 * @throws InterruptedException if the thread is interrupted while it waits
	 */
	public FlushResult drain(Duration timeout) throws InterruptedException {
		this.buffer.drain(true);
		return flush(timeout, false);
	}

	private FlushResult flush(Duration timeout, boolean hopeful) throws InterruptedException {
		Flushes.Flush flush = this.buffer.flushes().begin(timeout);
		try {
			addSpareSender();
			return this.buffer.flushes().await(flush, hopeful);
		}
		finally {
			this.buffer.flushes().end();
		}
	}

	/** All threads may wait for answers that do not come. */
	private void addSpareSender() {
		Senders senders = this.senders;
		try {
			if (senders != null) {
				senders.ensureWatched();
			}
		}
		catch (OutOfMemoryError ex) {
			// Nobody sends, and the wait ends with its time.
		}
	}

	/**
	 * Takes back that the application is about to end.
	 */
	public void resume() {
		this.buffer.drain(false);
	}

	/**
	 * Gives up the events that wait, for an application that does not want them shipped.
	 * They are counted.
	 */
	public void discard() {
		this.buffer.discard();
	}

	/**
	 * Gives up the events that wait, as with {@link #discard}, but does not tell the
	 * listener of them: the caller has, or nobody wants to know.
	 */
	public void discardSilently() {
		discard();
		this.buffer.forgetDiscarded();
	}

	/**
	 * The state at this moment. Never waits for the service.
	 * @return the state
	 */
	public DeliveryStatus status() {
		return this.buffer.status(isConnected());
	}

	/**
	 * Whether the current thread is one that sends. What such a thread logs is about
	 * sending.
	 * @return whether it is
	 */
	public static boolean isSending() {
		return Thread.currentThread() instanceof SenderThread;
	}

}
