package io.cloudwatchlogging.delivery;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Hands the batch that is due to a thread that sends. Safe for use by many threads: takes
 * the lock of the buffer for the bookkeeping, and sorts outside of it.
 */
final class Dispatcher {

	private final Lock lock;

	private final TimeSource time;

	private final StreamQueues queues;

	private final Pace pace;

	private final Progress progress;

	/** Where threads wait that would send a batch. */
	private final Watch watch;

	private final BooleanSupplier draining;

	private long maxAgeMillis;

	Dispatcher(Lock lock, TimeSource time, StreamQueues queues, Pace pace, Progress progress, Watch watch,
			BooleanSupplier draining) {
		this.lock = lock;
		this.time = time;
		this.queues = queues;
		this.pace = pace;
		this.progress = progress;
		this.watch = watch;
		this.draining = draining;
	}

	/** Goes by other settings from now on; called under the lock. */
	void configure(DeliverySettings settings) {
		this.maxAgeMillis = TimeUnit.MILLISECONDS.convert(settings.maxAge());
		this.pace.configure(settings);
	}

	/**
	 * Takes the next batch, waiting until there is one.
	 * @param patienceNanos how long to wait without being the watcher
	 * @param ended whether to stop waiting; asked again after {@link #wakeAll()}
	 * @return the batch, {@code null} if the caller is not needed
	 */
	@Nullable Batch take(long patienceNanos, BooleanSupplier ended) throws InterruptedException {
		Batch batch = await(patienceNanos, ended);
		return (batch != null) ? ofOneAge(batch) : null;
	}

	private @Nullable Batch await(long patienceNanos, BooleanSupplier ended) throws InterruptedException {
		this.lock.lockInterruptibly();
		try {
			long patience = patienceNanos;
			while (!ended.getAsBoolean()) {
				Batch batch = next();
				if (batch != null) {
					return batch;
				}
				if (!this.watch.isKept()) {
					this.watch.keep(dueNanos());
				}
				else if (patience <= 0) {
					return null;
				}
				else {
					patience = this.watch.standBy(patience);
				}
			}
			return null;
		}
		finally {
			this.watch.callSpare();
			this.lock.unlock();
		}
	}

	/** The batch that is due now and may leave, {@code null} if there is none. */
	@Nullable Batch poll() {
		Batch batch;
		this.lock.lock();
		try {
			batch = next();
		}
		finally {
			this.lock.unlock();
		}
		return (batch != null) ? ofOneAge(batch) : null;
	}

	private @Nullable Batch next() {
		if (this.progress.inFlight() >= this.pace.maxInFlight()) {
			return null;
		}
		Batch batch = this.queues.take(this.time.nanos(), lingerNanos());
		if (batch != null) {
			this.progress.sending();
		}
		return batch;
	}

	/**
	 * Separates the events of a batch that is about to leave which the service should
	 * reject for their age from the others. They are sent nevertheless, by themselves: it
	 * is the service's clock and retention that count, and those of this process may be
	 * wrong.
	 * @return the part to send first, often the whole batch
	 */
	private Batch ofOneAge(Batch batch) {
		long millis = this.time.millis();
		long oldest = millis - this.maxAgeMillis;
		long newest = millis + Limits.EVENT_FUTURE.toMillis();
		if (batch.firstTimestamp() >= oldest && batch.lastTimestamp() <= newest) {
			return batch;
		}
		try {
			List<Batch> parts = batch.byAge(oldest, newest);
			return (parts.size() > 1) ? replace(batch, parts) : batch;
		}
		catch (OutOfMemoryError ex) {
			takeBack(batch);
			throw ex;
		}
	}

	private Batch replace(Batch batch, List<Batch> parts) {
		this.lock.lock();
		try {
			this.queues.queue(batch.destination()).separate(batch, parts);
			return parts.get(0);
		}
		finally {
			this.lock.unlock();
		}
	}

	/** The batch does not leave after all. */
	private void takeBack(Batch batch) {
		this.lock.lock();
		try {
			batch.forgetOrder();
			this.queues.queue(batch.destination()).landed(batch);
			this.progress.answered();
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Notes that lines of a stream may be due earlier; called under the lock. */
	void scheduleChanged(Destination destination) {
		if (this.watch.isKept()) {
			this.watch.wakeBefore(this.queues.dueNanos(destination, lingerNanos()));
		}
	}

	private long dueNanos() {
		return (this.progress.inFlight() < this.pace.maxInFlight()) ? this.queues.dueNanos(lingerNanos())
				: Long.MAX_VALUE;
	}

	/** How long a line waits for others; called under the lock. */
	long lingerNanos() {
		return this.draining.getAsBoolean() ? 0 : this.pace.lingerNanos();
	}

	/** Makes all who wait for a batch look again. */
	void wakeAll() {
		this.lock.lock();
		try {
			this.watch.wakeAll();
		}
		finally {
			this.lock.unlock();
		}
	}

}
