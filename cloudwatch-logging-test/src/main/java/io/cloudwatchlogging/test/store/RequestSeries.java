package io.cloudwatchlogging.test.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

import io.cloudwatchlogging.test.model.ReceivedRequest;
import io.cloudwatchlogging.test.protocol.Answer;
import org.jspecify.annotations.Nullable;

/**
 * Figures of the requests by the second, for the last minutes. Guarded by the lock of the
 * {@link Recorder}.
 */
final class RequestSeries {

	private static final int SECONDS = 600;

	// Errors that tell a client that its request is wrong in itself.
	private static final Set<String> VIOLATIONS = Set.of("InvalidParameterException", "SerializationException",
			"ValidationException", "UnknownOperationException", "RequestEntityTooLargeException");

	private final Deque<Second> seconds = new ArrayDeque<>();

	void arrived(ReceivedRequest request, int inFlight) {
		Second second = at(request.arrivalTime());
		second.requests++;
		second.events += request.events();
		second.wireBytes += request.wireBytes();
		second.decodedBytes += request.decodedBytes();
		second.inFlight = Math.max(second.inFlight, inFlight);
	}

	void ended(ReceivedRequest request, @Nullable Answer answer, Instant time, int inFlight) {
		Second second = at(time);
		second.inFlight = Math.max(second.inFlight, inFlight);
		if (answer == null) {
			second.unanswered++;
			return;
		}
		long millis = Math.max(0, Duration.between(request.arrivalTime(), time).toMillis());
		second.answered++;
		second.millis += millis;
		second.maxMillis = Math.max(second.maxMillis, millis);
		// An error code comes with an error only; a proxy's page has but its status.
		if (answer.status() >= 400) {
			second.refused++;
		}
		if (answer.errorCode() != null && VIOLATIONS.contains(answer.errorCode())) {
			second.violations++;
		}
	}

	List<SecondOfRequests> seconds() {
		return this.seconds.stream().map(Second::toRecord).toList();
	}

	void clear() {
		this.seconds.clear();
	}

	private Second at(Instant time) {
		Second last = this.seconds.peekLast();
		// A clock may be set back.
		if (last == null || last.second < time.getEpochSecond()) {
			last = new Second(time.getEpochSecond());
			this.seconds.addLast(last);
			if (this.seconds.size() > SECONDS) {
				this.seconds.removeFirst();
			}
		}
		return last;
	}

	private static final class Second {

		private final long second;

		private int requests;

		private int events;

		private long wireBytes;

		private long decodedBytes;

		private int inFlight;

		private int refused;

		private int violations;

		private int unanswered;

		private int answered;

		private long millis;

		private long maxMillis;

		Second(long second) {
			this.second = second;
		}

		SecondOfRequests toRecord() {
			return new SecondOfRequests(this.second, this.requests, this.events, this.wireBytes, this.decodedBytes,
					this.inFlight, this.refused, this.violations, this.unanswered, this.answered, this.millis,
					this.maxMillis);
		}

	}

}
