package io.cloudwatchlogging.delivery;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.cloudwatchlogging.delivery.SendResult.Accepted;
import io.cloudwatchlogging.delivery.SendResult.EventTooLarge;
import io.cloudwatchlogging.delivery.SendResult.Refused;
import io.cloudwatchlogging.delivery.SendResult.Retry;

/**
 * What follows from an answer: events are delivered, lost or kept, each counted once.
 * Pure, like {@link StreamQueues}, on which it works. Guarded by the lock of the buffer.
 */
final class Settlement {

	/** Longest delay before the next attempt while somebody waits for a flush. */
	private static final long HURRIED_DELAY_NANOS = 500_000_000L;

	private final StreamQueues queues;

	private final Ledger ledger;

	private final Progress progress;

	private final Pace pace;

	private final RetryPolicy retryPolicy;

	private long maxAgeMillis;

	Settlement(StreamQueues queues, Ledger ledger, Progress progress, Pace pace, RetryPolicy retryPolicy,
			Duration maxAge) {
		this.queues = queues;
		this.ledger = ledger;
		this.progress = progress;
		this.pace = pace;
		this.retryPolicy = retryPolicy;
		configure(maxAge);
	}

	void configure(Duration maxAge) {
		this.maxAgeMillis = TimeUnit.MILLISECONDS.convert(maxAge);
	}

	/**
	 * Sets the events aside that the service would reject for their age.
	 * @return what is left to send; empty if nothing is
	 */
	Batch withoutUntimely(Batch batch, long millis) {
		long oldest = millis - this.maxAgeMillis;
		long newest = millis + Limits.EVENT_FUTURE.toMillis();
		if (batch.firstTimestamp() >= oldest && batch.lastTimestamp() <= newest) {
			return batch;
		}
		int from = 0;
		int to = batch.size();
		while (from < to && batch.timestamp(from) < oldest) {
			from++;
		}
		while (to > from && batch.timestamp(to - 1) > newest) {
			to--;
		}
		boolean retention = this.maxAgeMillis < Limits.EVENT_AGE.toMillis();
		lose(batch, 0, from, retention ? LossReason.EXPIRED : LossReason.TOO_OLD);
		lose(batch, to, batch.size(), LossReason.TOO_NEW);
		Batch timely = batch.slice(from, to);
		this.queues.queue(batch.destination()).narrow(batch, timely);
		batch.source().settle(batch.size() - timely.size(), this.queues.pool());
		return timely;
	}

	/** Notes that a batch of which nothing was left needs no sending. */
	void skip(Batch batch) {
		StreamQueue queue = this.queues.queue(batch.destination());
		queue.landed(batch);
		queue.replace(batch);
		this.queues.release(queue);
	}

	/**
	 * Applies an answer.
	 * @param hurried whether somebody waits for a flush
	 */
	void apply(Batch batch, SendResult result, boolean hurried, TimeSource time) {
		StreamQueue queue = this.queues.queue(batch.destination());
		long attempt = queue.landed(batch);
		if (result instanceof Accepted accepted) {
			accepted(queue, batch, accepted, time);
		}
		else if (result instanceof Retry retry) {
			retry(queue, attempt, retry, hurried, time);
		}
		else if (result instanceof EventTooLarge tooLarge) {
			tooLarge(queue, batch, tooLarge, time);
		}
		else if (result instanceof Refused refused) {
			refused(queue, batch, refused.message(), time);
		}
		this.queues.release(queue);
	}

	/** Gives a waiting batch up. */
	void discard(Batch batch) {
		lose(batch, 0, batch.size(), LossReason.DISCARDED);
		batch.source().settle(batch.size(), this.queues.pool());
	}

	private void accepted(StreamQueue queue, Batch batch, Accepted accepted, TimeSource time) {
		int size = batch.size();
		int tooOldEnd = within(accepted.tooOldEnd(), 0, size);
		int expiredEnd = within(accepted.expiredEnd(), tooOldEnd, size);
		int tooNewStart = within(accepted.tooNewStart(), expiredEnd, size);
		lose(batch, 0, tooOldEnd, LossReason.TOO_OLD);
		lose(batch, tooOldEnd, expiredEnd, LossReason.EXPIRED);
		lose(batch, tooNewStart, size, LossReason.TOO_NEW);
		this.ledger.delivered(tooNewStart - expiredEnd);
		batch.source().settle(size, this.queues.pool());
		queue.replace(batch);
		queue.backoff().answered();
		this.pace.succeeded();
		this.progress.delivered(time.millis());
	}

	private static int within(int value, int min, int max) {
		return Math.max(min, Math.min(max, value));
	}

	private void lose(Batch batch, int from, int to, LossReason reason) {
		for (int i = from; i < to; i++) {
			this.ledger.lostFromBuffer(batch.destination(), reason, batch.severity(i));
		}
	}

	private void retry(StreamQueue queue, long attempt, Retry retry, boolean hurried, TimeSource time) {
		Trouble trouble = retry.trouble();
		if (trouble == Trouble.THROTTLED) {
			this.pace.throttled();
		}
		else if (trouble == Trouble.UNAVAILABLE) {
			this.pace.failed();
		}
		long now = time.nanos();
		int failures = queue.backoff().failed(trouble, attempt, now);
		long delay = this.retryPolicy.delayNanos(trouble, failures, retry.hint());
		if (hurried) {
			delay = Math.min(delay, HURRIED_DELAY_NANOS);
		}
		queue.backoff().until(now + delay);
		this.progress.failed(trouble, retry.message(), time.millis());
	}

	private void tooLarge(StreamQueue queue, Batch batch, EventTooLarge tooLarge, TimeSource time) {
		int limit = Math.max(tooLarge.limit(), DeliverySettings.MIN_EVENT_BYTES);
		boolean divisible = false;
		for (int i = 0; i < batch.size() && !divisible; i++) {
			divisible = batch.length(i) + Limits.EVENT_OVERHEAD > limit;
		}
		if (!divisible) {
			refused(queue, batch, tooLarge.message(), time);
			return;
		}
		queue.backoff().answered();
		queue.replace(batch, this.queues.divide(batch, limit).toArray(Batch[]::new));
	}

	/** Halves the batch until the event at fault stands alone. */
	private void refused(StreamQueue queue, Batch batch, String message, TimeSource time) {
		this.progress.refused(message, time.millis());
		queue.backoff().answered();
		int size = batch.size();
		if (size == 1) {
			lose(batch, 0, 1, LossReason.INVALID);
			batch.source().settle(1, this.queues.pool());
			queue.replace(batch);
			return;
		}
		queue.replace(batch, batch.slice(0, size / 2), batch.slice(size / 2, size));
	}

}
