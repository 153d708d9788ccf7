package io.cloudwatchlogging.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;

import io.cloudwatchlogging.FailureKind;
import io.cloudwatchlogging.delivery.SendResult.Accepted;
import io.cloudwatchlogging.delivery.SendResult.Retry;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint in simulated time, and the threads that send to it: takes each batch that
 * is due, answers when and if the test says, and gives an attempt up when its time is
 * over.
 */
final class SimulatedEndpoint {

	/** What becomes of a request. */
	enum Fate {

		/** It is carried out and answered. */
		ANSWERED,

		/** It is carried out, and the answer never comes. */
		STORED_UNANSWERED,

		/** It never arrives. */
		SWALLOWED

	}

	private final SteppedBuffer stepped;

	private final Function<Batch, Duration> latency;

	private final Function<Batch, Fate> fates;

	/** How long the process takes before it sends a request, by its number. */
	private final IntFunction<Duration> preparation;

	private final List<Request> requests = new ArrayList<>();

	private final List<Request> underWay = new ArrayList<>();

	SimulatedEndpoint(SteppedBuffer stepped, Function<Batch, Duration> latency, Function<Batch, Fate> fates) {
		this(stepped, latency, fates, (number) -> Duration.ZERO);
	}

	SimulatedEndpoint(SteppedBuffer stepped, Function<Batch, Duration> latency, Function<Batch, Fate> fates,
			IntFunction<Duration> preparation) {
		this.stepped = stepped;
		this.latency = latency;
		this.fates = fates;
		this.preparation = preparation;
	}

	/** Does all that is due at this moment. */
	void run() {
		long now = this.stepped.time().nanos();
		for (Iterator<Request> all = this.underWay.iterator(); all.hasNext();) {
			Request request = all.next();
			request.sendIfReady(now);
			if (request.fate == Fate.ANSWERED && now >= request.answerNanos
					&& !request.batch.attempt().isTimedOut(now)) {
				all.remove();
				this.stepped.cloudWatch().store(request.batch);
				request.batch.attempt().answered(request.answerNanos);
				this.stepped.buffer().settle(request.batch, Accepted.all(request.batch));
			}
			else if (request.batch.attempt().isTimedOut(now)) {
				all.remove();
				request.timedOut = true;
				if (request.fate == Fate.ANSWERED) {
					// It was only slow: the endpoint carries it out all the same.
					this.stepped.cloudWatch().store(request.batch);
				}
				this.stepped.buffer().settle(request.batch, new Retry(FailureKind.UNAVAILABLE, null, "timed out"));
			}
		}
		for (Batch batch = poll(); batch != null; batch = poll()) {
			Fate fate = this.fates.apply(batch);
			if (fate == Fate.STORED_UNANSWERED) {
				this.stepped.cloudWatch().store(batch);
			}
			Duration responseTime = this.latency.apply(batch);
			long sentNanos = now + this.preparation.apply(this.requests.size()).toNanos();
			Request request = new Request(batch, SteppedBuffer.messages(batch), fate, sentNanos, responseTime);
			request.sendIfReady(now);
			this.requests.add(request);
			this.underWay.add(request);
		}
	}

	private @Nullable Batch poll() {
		return this.stepped.buffer().dispatcher().poll();
	}

	/** All requests, in the order in which they left. */
	List<Request> requests() {
		return this.requests;
	}

	/** Requests that are not over. */
	int underWay() {
		return this.underWay.size();
	}

	/** The requests that carried each line. */
	Map<String, List<Request>> byLine() {
		Map<String, List<Request>> byLine = new HashMap<>();
		for (Request request : this.requests) {
			request.lines.forEach((line) -> byLine.computeIfAbsent(line, (key) -> new ArrayList<>()).add(request));
		}
		return byLine;
	}

	/** A request. */
	static final class Request {

		private final Batch batch;

		private final List<String> lines;

		private final Fate fate;

		private final long sentNanos;

		private final long answerNanos;

		private boolean sent;

		private boolean timedOut;

		Request(Batch batch, List<String> lines, Fate fate, long sentNanos, Duration responseTime) {
			this.batch = batch;
			this.lines = lines;
			this.fate = fate;
			this.sentNanos = sentNanos;
			this.answerNanos = sentNanos + responseTime.toNanos();
		}

		private void sendIfReady(long now) {
			if (!this.sent && now >= this.sentNanos) {
				this.sent = true;
				this.batch.attempt().sent(this.sentNanos);
			}
		}

		Fate fate() {
			return this.fate;
		}

		/** Whether it was given up although an answer would have come. */
		boolean isCutOff() {
			return this.timedOut && this.fate == Fate.ANSWERED;
		}

	}

}
