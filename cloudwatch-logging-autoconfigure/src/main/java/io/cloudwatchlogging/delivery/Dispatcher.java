package io.cloudwatchlogging.delivery;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Hands the batch that is due to a thread that sends. Safe for use by many threads: takes
 * the lock of the buffer for the bookkeeping, and sorts outside of it.
 * <p>
 * While a caller waits for a flush or the end of the application, a request that is
 * overdue is hedged: its batch is handed out once more while it goes on, so that one
 * connection on which nothing comes back does not use up the time of whoever waits.
 */
final class Dispatcher {

	/** Maximum number of requests that go on although their batches were sent again. */
	static final int MAX_SUPERSEDED = 16;

	private final Lock lock;

	private final TimeSource time;

	private final StreamQueues queues;

	private final ConcurrencyLimiter limiter;

	private final SendStatistics statistics;

	/** Where threads wait that would send a batch. */
	private final LeaderFollower leaderFollower;

	private final Urgency urgency;

	private final AttemptTimeouts timeouts;

	private long maxAgeMillis;

	Dispatcher(Lock lock, TimeSource time, StreamQueues queues, ConcurrencyLimiter limiter, SendStatistics statistics,
			LeaderFollower leaderFollower, Urgency urgency, AttemptTimeouts timeouts) {
		this.lock = lock;
		this.time = time;
		this.queues = queues;
		this.limiter = limiter;
		this.statistics = statistics;
		this.leaderFollower = leaderFollower;
		this.urgency = urgency;
		this.timeouts = timeouts;
	}

	/** Goes by other settings from now on; called under the lock. */
	void configure(DeliverySettings settings) {
		this.maxAgeMillis = TimeUnit.MILLISECONDS.convert(settings.maxAge());
		this.limiter.configure(settings);
	}

	/**
	 * Takes the next batch, waiting until there is one.
	 * @param patienceNanos how long to wait without being the watcher
	 * @param ended whether to stop waiting; asked again after {@link #wakeAll()}
	 * @return the batch, {@code null} if the caller is not needed
	 */
	@Nullable Batch take(long patienceNanos, BooleanSupplier ended) throws InterruptedException {
		Batch batch = await(patienceNanos, ended);
		return (batch != null) ? splitByAge(batch) : null;
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
				if (!this.leaderFollower.hasLeader()) {
					this.leaderFollower
						.awaitAsLeader(Math.min(dueNanos(), this.queues.memory().heap().trim(this.time.nanos())));
				}
				else if (patience <= 0) {
					return null;
				}
				else {
					patience = this.leaderFollower.awaitAsFollower(patience);
				}
			}
			return null;
		}
		finally {
			this.leaderFollower.promoteFollower();
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
		return (batch != null) ? splitByAge(batch) : null;
	}

	private @Nullable Batch next() {
		long now = this.time.nanos();
		Batch batch = overdue(now);
		if (batch == null && hasSlot()) {
			batch = this.queues.take(now, lingerNanos(), this.limiter.maxInFlight());
		}
		if (batch != null) {
			batch.attempt().begin(now, this.timeouts.timeoutNanos(batch.bytes()));
			batch.source().requestStarted();
			this.statistics.sending();
		}
		return batch;
	}

	private boolean hasSlot() {
		return this.statistics.inFlight() - this.statistics.supersededRequests() < this.limiter.maxInFlight();
	}

	/**
	 * A copy of the batch of which the request is overdue, {@code null} if there is none.
	 */
	private @Nullable Batch overdue(long now) {
		Batch batch = isHedging() ? this.queues.firstOverdue(this::overdueNanos) : null;
		if (batch == null || now < overdueNanos(batch)) {
			return null;
		}
		this.timeouts.overdue();
		this.statistics.resending();
		return this.queues.queueOf(batch).supersede(batch);
	}

	private boolean isHedging() {
		return this.urgency.turnNanos() < Long.MAX_VALUE && this.statistics.supersededRequests() < MAX_SUPERSEDED;
	}

	/**
	 * When a request is overdue. What the endpoint has shown is the time from a request
	 * to its answer, so it applies from the moment at which a request was sent: until
	 * then, this process takes the time, and one more request would make it no faster.
	 */
	private long overdueNanos(Batch batch) {
		Attempt attempt = batch.attempt();
		return attempt.overdueNanos(patienceNanos(batch),
				this.timeouts.unsentOverdueNanos(attempt.leftNanos(), this.urgency.turnNanos()));
	}

	private long patienceNanos(Batch batch) {
		return this.timeouts.overdueNanos(batch.bytes(), this.urgency.turnNanos());
	}

	/**
	 * The earliest time at which a request can turn out to be overdue, as nobody is woken
	 * when it is sent.
	 */
	private long overdueCheckNanos(Batch batch, long now) {
		return Math.min(overdueNanos(batch), now + patienceNanos(batch));
	}

	/**
	 * Separates the events of a batch that is about to leave which the service should
	 * reject for their age from the others. They are sent nevertheless, by themselves: it
	 * is the service's clock and retention that count, and those of this process may be
	 * wrong.
	 * @return the part to send first, often the whole batch
	 */
	private Batch splitByAge(Batch batch) {
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
		catch (InternalError ex) {
			// Whoever sends it finds out whether it can be read.
			return batch;
		}
		catch (OutOfMemoryError ex) {
			takeBack(batch);
			throw ex;
		}
	}

	private Batch replace(Batch batch, List<Batch> parts) {
		this.lock.lock();
		try {
			StreamQueue queue = this.queues.queueOf(batch);
			if (!queue.hasTaken(batch)) {
				// Overdue already, and handed out once more to another thread.
				return batch;
			}
			Batch first = parts.get(0);
			queue.replaceInFlight(batch, parts);
			first.attempt().begin(batch.attempt().leftNanos(), this.timeouts.timeoutNanos(first.bytes()));
			// The other parts may leave as well.
			this.leaderFollower.wakeLeader();
			return first;
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
			this.queues.queueOf(batch).completed(batch, false);
			batch.source().requestCompleted();
			this.statistics.completed(batch);
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Notes that events of a stream may be due earlier; called under the lock. */
	void scheduleChanged(Destination destination) {
		if (this.leaderFollower.hasLeader()) {
			this.leaderFollower.wakeLeaderBefore(this.queues.dueNanos(destination, lingerNanos()));
		}
	}

	/** When a batch is due or overdue next; called under the lock. */
	long dueNanos() {
		long due = hasSlot() ? this.queues.dueNanos(lingerNanos(), this.limiter.maxInFlight()) : Long.MAX_VALUE;
		if (!isHedging()) {
			return due;
		}
		long now = this.time.nanos();
		Batch overdue = this.queues.firstOverdue((batch) -> overdueCheckNanos(batch, now));
		return (overdue != null) ? Math.min(due, overdueCheckNanos(overdue, now)) : due;
	}

	/** Threads that are needed beside those for the requests that may be in flight. */
	int spareThreads() {
		this.lock.lock();
		try {
			return this.statistics.supersededRequests() + (this.urgency.isUrgent() ? 1 : 0);
		}
		finally {
			this.lock.unlock();
		}
	}

	/** How long an event waits for others; called under the lock. */
	long lingerNanos() {
		return this.urgency.isDraining() ? 0 : this.limiter.lingerNanos();
	}

	/** Makes all who wait for a batch look again. */
	void wakeAll() {
		this.lock.lock();
		try {
			this.leaderFollower.wakeAll();
		}
		finally {
			this.lock.unlock();
		}
	}

}
