package io.cloudwatchlogging.delivery;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.cloudwatchlogging.FailureKind;
import io.cloudwatchlogging.delivery.SendResult.Retry;

/**
 * The threads that send what the buffer holds with one sink. There is one while little is
 * to do; whoever takes a batch sees to it that another one watches, up to as many as
 * requests may be in flight. Safe for use by many threads.
 */
final class Senders {

	/** How long a thread that is not needed stays for the next batch. */
	private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

	static final Retry OUT_OF_MEMORY = new Retry(FailureKind.UNAVAILABLE, null,
			"Sending failed, as the memory of the process did not suffice");

	private final EventBuffer buffer;

	private final Sink sink;

	private int maxThreads;

	private final DeliveryNotifier notifier;

	private final Set<SenderThread> threads = new HashSet<>();

	private int idle;

	private int started;

	private volatile boolean stopped;

	Senders(EventBuffer buffer, Sink sink, int maxThreads, DeliveryListener listener) {
		this.buffer = buffer;
		this.sink = sink;
		this.maxThreads = maxThreads;
		this.notifier = new DeliveryNotifier(listener);
	}

	/** Begins to send. */
	void start() {
		ensureWatched();
	}

	/** Goes by another number of threads from now on. */
	synchronized void configure(int maxThreads) {
		this.maxThreads = maxThreads;
		ensureWatched();
	}

	/** Sees to it that a thread waits for the next batch, if there may be one more. */
	synchronized void ensureWatched() {
		if (this.stopped || this.idle > 0
				|| this.threads.size() >= this.maxThreads + this.buffer.dispatcher().spareThreads()) {
			return;
		}
		SenderThread thread = new SenderThread(this::run, ++this.started);
		try {
			thread.start();
		}
		catch (OutOfMemoryError ex) {
			if (this.threads.isEmpty()) {
				throw ex;
			}
			// No thread is available: the present ones wait once they have sent.
			return;
		}
		this.threads.add(thread);
		this.idle++;
	}

	private void run() {
		try {
			while (true) {
				Batch batch = this.buffer.dispatcher().take(PATIENCE_NANOS, () -> this.stopped);
				if (batch == null) {
					return;
				}
				busy(batch);
			}
		}
		catch (InterruptedException ex) {
			// Stopped, or else another thread takes the place of this one.
		}
		finally {
			ended();
		}
	}

	private void busy(Batch batch) {
		count(-1);
		try {
			SendResult result = send(batch);
			this.notifier.settled(batch, this.buffer.settle(batch, result));
			this.notifier.lost(this.buffer.takeLosses());
		}
		finally {
			count(1);
		}
	}

	private SendResult send(Batch batch) {
		try {
			ensureWatched();
			return Objects.requireNonNull(this.sink.send(batch), "no result");
		}
		catch (OutOfMemoryError ex) {
			// Without a text that would have to be made.
			return OUT_OF_MEMORY;
		}
		catch (InternalError ex) {
			return UnreadableMemory.resultOf(batch, ex);
		}
		catch (Throwable ex) {
			// Whatever it is, the batch is not known to be delivered.
			return new Retry(FailureKind.UNAVAILABLE, null, "Sending failed: " + ex);
		}
	}

	private synchronized void count(int change) {
		this.idle += change;
	}

	private void ended() {
		boolean last;
		synchronized (this) {
			this.idle--;
			this.threads.remove((SenderThread) Thread.currentThread());
			last = this.stopped && this.threads.isEmpty();
		}
		if (last) {
			close();
		}
		else {
			// Whoever relied on this thread to watch does so in vain.
			ensureWatched();
		}
	}

	/**
	 * Takes no further batch. The sink is closed once the answers that are under way are
	 * there.
	 * @param interrupt whether to end requests that are under way
	 */
	void stop(boolean interrupt) {
		boolean last;
		synchronized (this) {
			if (this.stopped) {
				return;
			}
			this.stopped = true;
			last = this.threads.isEmpty();
		}
		this.buffer.dispatcher().wakeAll();
		if (interrupt) {
			interruptAll();
		}
		if (last) {
			close();
		}
	}

	private synchronized void interruptAll() {
		this.threads.forEach(Thread::interrupt);
	}

	/** Waits for the end of the threads, after they have been stopped. */
	void awaitEnd(Duration timeout) throws InterruptedException {
		long end = System.nanoTime() + timeout.toNanos();
		List<SenderThread> running;
		synchronized (this) {
			running = List.copyOf(this.threads);
		}
		for (SenderThread thread : running) {
			TimeUnit.NANOSECONDS.timedJoin(thread, end - System.nanoTime());
		}
	}

	private void close() {
		try {
			this.sink.close();
		}
		catch (Throwable ex) {
			this.notifier
				.tell((listener) -> listener.failed(FailureKind.UNAVAILABLE, "Closing the client failed: " + ex));
		}
	}

}
