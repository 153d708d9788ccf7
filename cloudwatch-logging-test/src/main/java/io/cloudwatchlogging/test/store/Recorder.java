package io.cloudwatchlogging.test.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import io.cloudwatchlogging.test.model.AcceptedBatch;
import io.cloudwatchlogging.test.model.ReceivedRequest;
import io.cloudwatchlogging.test.model.ReceivedRequests;
import io.cloudwatchlogging.test.protocol.Answer;
import org.jspecify.annotations.Nullable;

/**
 * Memory of the received requests. Safe for use by many threads; takes no other lock.
 */
public final class Recorder implements ReceivedRequests {

	private static final String PUT_LOG_EVENTS = "PutLogEvents";

	private static final int MAX_REMEMBERED = 100_000;

	private static final long MAX_BATCH_BYTES = 128L << 20;

	private static final int MAX_RECENT = 200;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	// By id, so that an answer finds its request.
	private final Map<String, ReceivedRequest> requests = new LinkedHashMap<>();

	private final Map<String, Integer> counts = new HashMap<>();

	private final AcceptedBatches batches = new AcceptedBatches(MAX_REMEMBERED, MAX_BATCH_BYTES);

	// By id, as those that are remembered; only the last ones, that a page shows.
	private final Deque<String> recent = new ArrayDeque<>();

	private final RequestSeries series = new RequestSeries();

	private final Supplier<Instant> time;

	private int inFlight;

	private int maxInFlight;

	/**
	 * Creates an empty memory.
	 * @param time the time of the service
	 */
	public Recorder(Supplier<Instant> time) {
		this.time = time;
	}

	/**
	 * Notes a request.
	 * @param request the request
	 */
	public void arrived(ReceivedRequest request) {
		this.lock.lock();
		try {
			this.requests.put(request.requestId(), request);
			if (this.requests.size() > MAX_REMEMBERED) {
				this.requests.remove(this.requests.keySet().iterator().next());
			}
			this.counts.merge(request.operation(), 1, Integer::sum);
			if (request.operation().equals(PUT_LOG_EVENTS)) {
				this.inFlight++;
				this.maxInFlight = Math.max(this.maxInFlight, this.inFlight);
			}
			this.series.arrived(request, this.inFlight);
			this.recent.addLast(request.requestId());
			if (this.recent.size() > MAX_RECENT) {
				this.recent.removeFirst();
			}
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Returns whether a request came before the last {@link #clear()}.
	 * @param request the request
	 * @return whether nobody wants to know of it any more
	 */
	public boolean hasForgotten(ReceivedRequest request) {
		this.lock.lock();
		try {
			return !this.requests.containsKey(request.requestId());
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Notes events that were stored.
	 * @param batch the events of one request
	 */
	public void accepted(AcceptedBatch batch) {
		locked(() -> this.batches.add(batch));
	}

	/**
	 * Forgets the events of a log group that was deleted.
	 * @param group the name of the log group
	 */
	public void deleted(String group) {
		locked(() -> this.batches.forget(group));
	}

	/**
	 * Forgets the events that were deleted to make room.
	 * @param position the position up to which events were deleted
	 */
	public void deletedUpTo(long position) {
		locked(() -> this.batches.forgetUpTo(position));
	}

	/**
	 * Notes the end of a request, before its answer leaves: a client that waits for the
	 * answer must not seem to have two requests in flight.
	 * @param request the request
	 * @param answer what will be answered, or {@code null} for no answer
	 */
	public void ended(ReceivedRequest request, @Nullable Answer answer) {
		Instant now = this.time.get();
		this.lock.lock();
		try {
			this.series.ended(request, answer, now, this.inFlight);
			if (answer != null) {
				this.requests.computeIfPresent(request.requestId(),
						(id, found) -> found.answered(answer.status(), answer.errorCode(), now));
			}
			if (request.operation().equals(PUT_LOG_EVENTS)) {
				this.inFlight--;
			}
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Forgets all requests.
	 */
	public void clear() {
		this.lock.lock();
		try {
			this.recent.clear();
			this.series.clear();
			this.requests.clear();
			this.counts.clear();
			this.batches.clear();
			this.maxInFlight = this.inFlight;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Returns the last requests.
	 * @return the requests, the last one first
	 */
	public List<ReceivedRequest> recent() {
		this.lock.lock();
		try {
			List<ReceivedRequest> found = new ArrayList<>(this.recent.size());
			this.recent.descendingIterator().forEachRemaining((id) -> {
				ReceivedRequest request = this.requests.get(id);
				if (request != null) {
					found.add(request);
				}
			});
			return found;
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Returns the figures of the last minutes.
	 * @return the seconds in which something happened
	 */
	public List<SecondOfRequests> seconds() {
		this.lock.lock();
		try {
			return this.series.seconds();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Returns the number of PutLogEvents requests in the service.
	 * @return the number of requests
	 */
	public int inFlight() {
		this.lock.lock();
		try {
			return this.inFlight;
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public List<ReceivedRequest> all() {
		this.lock.lock();
		try {
			return List.copyOf(this.requests.values());
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public int count(String operation) {
		this.lock.lock();
		try {
			return this.counts.getOrDefault(operation, 0);
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public Map<String, Integer> counts() {
		this.lock.lock();
		try {
			return Map.copyOf(this.counts);
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public List<AcceptedBatch> batches() {
		this.lock.lock();
		try {
			return this.batches.all();
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public int maxInFlight() {
		this.lock.lock();
		try {
			return this.maxInFlight;
		}
		finally {
			this.lock.unlock();
		}
	}

	@Override
	public List<ReceivedRequest> await(String operation, int count, Duration timeout) {
		Waiting.await(this.lock, this.changed, timeout, () -> count(operation) >= count,
				() -> count + " requests " + operation + ", but there are " + count(operation));
		return of(operation);
	}

	private void locked(Runnable action) {
		this.lock.lock();
		try {
			action.run();
		}
		finally {
			this.lock.unlock();
		}
	}

}
