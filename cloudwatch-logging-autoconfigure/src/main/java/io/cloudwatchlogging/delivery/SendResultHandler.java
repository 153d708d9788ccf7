package io.cloudwatchlogging.delivery;

import java.util.List;
import java.util.stream.IntStream;

import io.cloudwatchlogging.FailureKind;
import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.delivery.SendResult.Accepted;
import io.cloudwatchlogging.delivery.SendResult.Deferred;
import io.cloudwatchlogging.delivery.SendResult.EventTooLarge;
import io.cloudwatchlogging.delivery.SendResult.Refused;
import io.cloudwatchlogging.delivery.SendResult.Retry;
import io.cloudwatchlogging.delivery.SendResult.Unreadable;

/**
 * Applies the result of a request: events are delivered, lost or kept, each counted once.
 * Pure, like {@link StreamQueues}, on which it works. Guarded by the lock of the buffer.
 */
final class SendResultHandler {

	private final StreamQueues queues;

	private final Batcher batcher;

	private final Ledger ledger;

	private final SendStatistics statistics;

	private final ConcurrencyLimiter limiter;

	private final RetryPolicy retryPolicy;

	private final AttemptTimeouts timeouts;

	SendResultHandler(StreamQueues queues, Batcher batcher, Ledger ledger, SendStatistics statistics,
			ConcurrencyLimiter limiter, RetryPolicy retryPolicy, AttemptTimeouts timeouts) {
		this.queues = queues;
		this.batcher = batcher;
		this.ledger = ledger;
		this.statistics = statistics;
		this.limiter = limiter;
		this.retryPolicy = retryPolicy;
		this.timeouts = timeouts;
	}

	/**
	 * Sorts the batch, outside of the lock, if the answer may be about some of its
	 * events. Without the memory for that nothing is known of them. If it cannot be read,
	 * they are lost, unless they are stored.
	 * @return the answer to apply
	 */
	static SendResult prepare(Batch batch, SendResult answer) {
		if (answer instanceof Retry || answer instanceof Unreadable || answer.equals(Accepted.all(batch))) {
			return answer;
		}
		try {
			batch.sort();
			if (batch.source().events().isDurable()) {
				UnreadableMemory.check(batch);
			}
			return answer;
		}
		catch (InternalError ex) {
			return (answer instanceof Accepted) ? Accepted.all(batch) : UnreadableMemory.unreadable(batch);
		}
		catch (OutOfMemoryError ex) {
			return Senders.OUT_OF_MEMORY;
		}
	}

	/**
	 * Applies an answer.
	 * @param expedited whether a caller waits for a flush
	 * @return what the answer was taken for: a refusal that may not be the fault of the
	 * events is a reason to try again
	 */
	SendResult apply(Batch batch, SendResult result, boolean expedited, TimeSource time) {
		StreamQueue queue = this.queues.queueOf(batch);
		noteResponse(batch, result, time.nanos());
		batch.source().requestCompleted();
		Batch settled = queue.completed(batch, result instanceof Accepted);
		SendResult taken = result;
		if (settled == batch) {
			taken = apply(queue, batch, result, expedited, time);
		}
		else if (settled != null && result instanceof Accepted accepted) {
			// A copy was made of it that may be under way still.
			if (settled.isSuperseded()) {
				this.statistics.superseded();
			}
			accepted(queue, settled, batch, accepted, time);
		}
		this.queues.release(queue);
		return taken;
	}

	/** Notes what an answer, or its absence, shows of the endpoint. */
	private void noteResponse(Batch batch, SendResult result, long now) {
		if (result instanceof Accepted) {
			this.timeouts.answered(batch.attempt().responseNanos(now), batch.bytes(), now);
		}
		else if (result instanceof Retry && batch.attempt().isTimedOut(now)) {
			this.timeouts.timedOut(batch.attempt().leftNanos(), now);
		}
	}

	private SendResult apply(StreamQueue queue, Batch batch, SendResult result, boolean expedited, TimeSource time) {
		SendResult taken = result;
		if (result instanceof Accepted accepted) {
			accepted(queue, batch, batch, accepted, time);
		}
		else if (result instanceof EventTooLarge tooLarge) {
			taken = tooLarge(queue, batch, tooLarge, time);
		}
		else if (result instanceof Refused refused) {
			taken = refused(queue, batch, refused, time);
		}
		else if (result instanceof Unreadable unreadable) {
			unreadable(queue, batch, unreadable.severities());
		}
		else if (result instanceof Deferred) {
			deferred(queue, expedited, time.nanos());
		}
		if (taken instanceof Retry retry) {
			retry(queue, batch.attempt().leftNanos(), retry, expedited, time);
		}
		return taken;
	}

	/**
	 * Gives a batch up that waited.
	 * @param severities its events by severity
	 */
	void discard(Batch batch, List<Integer> severities) {
		giveUp(batch, LossReason.DISCARDED, severities);
	}

	private void unreadable(StreamQueue queue, Batch batch, List<Integer> severities) {
		queue.replace(batch, List.of());
		batch.source().events().unreadable();
		giveUp(batch, LossReason.UNREADABLE, severities);
	}

	private void giveUp(Batch batch, LossReason reason, List<Integer> severities) {
		for (int i = 0; i < severities.size(); i++) {
			for (int j = 0; j < severities.get(i); j++) {
				this.ledger.lostFromBuffer(batch.destination(), reason, Severities.of(i));
			}
		}
		batch.settle();
	}

	/**
	 * The service has stored a batch.
	 * @param place the batch itself, or the copy that took its place
	 */
	private void accepted(StreamQueue queue, Batch place, Batch batch, Accepted accepted, TimeSource time) {
		queue.replace(place, List.of());
		queue.poisonEvents().accepted(batch.attempt().leftNanos());
		queue.backoff().answered();
		int size = batch.size();
		int tooOldEnd = within(accepted.tooOldEnd(), 0, size);
		int expiredEnd = within(accepted.expiredEnd(), tooOldEnd, size);
		int tooNewStart = within(accepted.tooNewStart(), expiredEnd, size);
		lose(batch, 0, tooOldEnd, LossReason.TOO_OLD);
		lose(batch, tooOldEnd, expiredEnd, LossReason.EXPIRED);
		lose(batch, tooNewStart, size, LossReason.TOO_NEW);
		this.ledger.delivered(tooNewStart - expiredEnd);
		batch.settle();
		this.limiter.succeeded();
		this.statistics.delivered(time.millis());
	}

	private static int within(int value, int min, int max) {
		return Math.max(min, Math.min(max, value));
	}

	private void lose(Batch batch, int from, int to, LossReason reason) {
		for (int i = from; i < to; i++) {
			this.ledger.lostFromBuffer(batch.destination(), reason, batch.severity(i));
		}
	}

	private void retry(StreamQueue queue, long attempt, Retry retry, boolean expedited, TimeSource time) {
		FailureKind failureKind = retry.failureKind();
		if (failureKind == FailureKind.THROTTLED) {
			this.limiter.throttled();
		}
		else if (failureKind == FailureKind.UNAVAILABLE) {
			this.limiter.failed();
		}
		long now = time.nanos();
		int failures = queue.backoff().failed(failureKind, attempt, now, expedited);
		long delay = this.retryPolicy.delayNanos(failureKind, failures, retry.hint(), expedited);
		queue.backoff().until(now + delay);
		this.statistics.failed(failureKind, retry.message(), time.millis());
	}

	private void deferred(StreamQueue queue, boolean expedited, long now) {
		int deferrals = queue.backoff().deferred(now);
		queue.backoff().until(now + this.retryPolicy.deferralNanos(deferrals, expedited));
	}

	/** The limit that an answer asks for, as far as it makes sense. */
	private static int limit(EventTooLarge tooLarge) {
		return Math.max(tooLarge.limit(), DeliverySettings.MIN_EVENT_BYTES);
	}

	private static boolean isDivisible(Batch batch, EventTooLarge tooLarge) {
		int limit = limit(tooLarge);
		return IntStream.range(0, batch.size()).anyMatch((i) -> batch.length(i) + Limits.EVENT_OVERHEAD > limit);
	}

	private SendResult tooLarge(StreamQueue queue, Batch batch, EventTooLarge tooLarge, TimeSource time) {
		try {
			if (!isDivisible(batch, tooLarge)) {
				return refused(queue, batch, new Refused(tooLarge.message()), time);
			}
			this.batcher.lowerEventLimit(limit(tooLarge));
			queue.backoff().answered();
			queue.replace(batch, this.batcher.divide(batch, limit(tooLarge)));
			return tooLarge;
		}
		catch (InternalError ex) {
			// It could be read a moment ago.
			Unreadable unreadable = UnreadableMemory.unreadable(batch);
			unreadable(queue, batch, unreadable.severities());
			return unreadable;
		}
	}

	/**
	 * Halves the batch until the event at fault stands alone, and gives that one up when
	 * it is known to be at fault. Slowly, while that is not known of the events before.
	 */
	private SendResult refused(StreamQueue queue, Batch batch, Refused refused, TimeSource time) {
		PoisonEventDetector poisonEvents = queue.poisonEvents();
		boolean certain = batch.size() == 1 && poisonEvents.confirmPoison(batch);
		if (certain) {
			queue.replace(batch, List.of());
			lose(batch, 0, 1, LossReason.INVALID);
			batch.settle();
		}
		else if (batch.size() == 1) {
			poisonEvents.quarantine(batch, time.nanos());
		}
		else {
			queue.halve(batch, time.nanos());
		}
		if (!certain && poisonEvents.hasQuarantined()) {
			return new Retry(FailureKind.DENIED, null,
					"Events are refused and kept, as no others have been taken since: " + refused.message());
		}
		this.statistics.refused(refused.message(), time.millis());
		queue.backoff().answered();
		return refused;
	}

}
