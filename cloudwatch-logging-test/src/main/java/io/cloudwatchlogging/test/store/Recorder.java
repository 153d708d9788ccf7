package io.cloudwatchlogging.test.store;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

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

	private static final int MOST_REMEMBERED = 100_000;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	// By id, so that an answer finds its request.
	private final Map<String, ReceivedRequest> requests = new LinkedHashMap<>();

	private final Map<String, Integer> counts = new HashMap<>();

	private final Deque<AcceptedBatch> batches = new ArrayDeque<>();

	private int inFlight;

	private int maxInFlight;

	public void arrived(ReceivedRequest request) {
		this.lock.lock();
		try {
			this.requests.put(request.requestId(), request);
			if (this.requests.size() > MOST_REMEMBERED) {
				this.requests.remove(this.requests.keySet().iterator().next());
			}
			this.counts.merge(request.operation(), 1, Integer::sum);
			if (request.operation().equals(PUT_LOG_EVENTS)) {
				this.inFlight++;
				this.maxInFlight = Math.max(this.maxInFlight, this.inFlight);
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

	public void accepted(AcceptedBatch batch) {
		this.lock.lock();
		try {
			this.batches.add(batch);
			if (this.batches.size() > MOST_REMEMBERED) {
				this.batches.remove();
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Notes the end of a request, before its answer leaves: a client that waits for the
	 * answer must not seem to have two requests in flight.
	 * @param request the request
	 * @param answer what will be answered, or {@code null} for no answer
	 */
	public void ended(ReceivedRequest request, @Nullable Answer answer) {
		this.lock.lock();
		try {
			if (answer != null) {
				this.requests.computeIfPresent(request.requestId(),
						(id, found) -> found.answered(answer.status(), answer.errorCode()));
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

	public void clear() {
		this.lock.lock();
		try {
			this.requests.clear();
			this.counts.clear();
			this.batches.clear();
			this.maxInFlight = this.inFlight;
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
			return List.copyOf(this.batches);
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

}
