package io.cloudwatchlogging.autoconfigure.actuate;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.cloudwatchlogging.Counts;
import io.cloudwatchlogging.DeliveryStatus;
import io.cloudwatchlogging.FailureKind;
import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.delivery.KebabCase;
import io.cloudwatchlogging.logback.AppenderDescription;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;

/**
 * The state of delivery as the endpoint tells it. No text of any event is in it.
 *
 * @param connected whether there is something to send with
 * @param appenders the appenders that ship, with where their events go
 * @param events the events, by what became of them: {@code accepted} is always
 * {@code delivered + rejected + dropped + buffered}
 * @param bytes the size of the events that were taken for shipping, by level, as
 * CloudWatch Logs counts it
 * @param oversize events above the maximum size
 * @param masked secrets that were masked, by detector
 * @param buffer the memory for what is not acknowledged
 * @param journal the files that keep events beyond the end of the process, {@code null}
 * without them
 * @param requests what is under way
 * @param lastDelivery when a batch was last delivered
 * @param failure what has been failing since the last delivery
 * @param lastError what went wrong last, fixed or not
 * @param budget how far the budget is spent, if there is one
 * @param cost what the loggers cost, if there is a price
 */
record DeliveryDescriptor(boolean connected, List<AppenderDescription> appenders, Events events,
		Map<String, Long> bytes, OversizeEvents oversize, Map<String, Long> masked, Buffer buffer,
		@Nullable JournalDescriptor journal, Requests requests, @Nullable Instant lastDelivery,
		@Nullable Failure failure, @Nullable LastError lastError, @Nullable BudgetDescriptor budget,
		@Nullable CostDescriptor cost) implements OperationResponseBody {

	static DeliveryDescriptor of(DeliveryStatus status, List<AppenderDescription> appenders, Map<String, Long> masked,
			@Nullable BudgetDescriptor budget, @Nullable CostDescriptor cost) {
		Counts counts = status.counts();
		return new DeliveryDescriptor(status.connected(), appenders,
				new Events(counts.accepted(), counts.delivered(), lost(counts, true), lost(counts, false),
						counts.buffered()),
				bytes(counts), new OversizeEvents(counts.split(), counts.truncated()), masked,
				new Buffer(status.bufferedBytes(), status.bufferCapacityBytes(), status.bufferFill(),
						Duration.ofMillis(status.oldestAge().toMillis())),
				JournalDescriptor.of(status.journal()), new Requests(status.inFlight(), status.retries()),
				status.lastDelivery(), failure(status), lastError(status), budget, cost);
	}

	private static Map<String, Long> bytes(Counts counts) {
		Map<String, Long> bytes = new LinkedHashMap<>();
		for (Severity severity : Severity.values()) {
			bytes.put(KebabCase.of(severity), counts.bytes(severity));
		}
		return bytes;
	}

	private static Map<String, Long> lost(Counts counts, boolean rejected) {
		Map<String, Long> lost = new TreeMap<>();
		for (LossReason reason : LossReason.values()) {
			if (reason.isRejected() == rejected) {
				lost.put(KebabCase.of(reason), counts.lost(reason));
			}
		}
		return lost;
	}

	private static @Nullable Failure failure(DeliveryStatus status) {
		Instant since = status.failingSince();
		FailureKind failureKind = status.failureKind();
		return (since != null && failureKind != null) ? new Failure(since, KebabCase.of(failureKind)) : null;
	}

	private static @Nullable LastError lastError(DeliveryStatus status) {
		String message = status.lastError();
		Instant time = status.lastErrorTime();
		return (message != null && time != null) ? new LastError(time, message) : null;
	}

	/**
	 * Events, by what became of them.
	 *
	 * @param accepted those that were taken from the loggers
	 * @param delivered those that CloudWatch Logs has acknowledged
	 * @param rejected those that were lost for what they are, by reason
	 * @param dropped those that were lost before they could be sent, by reason
	 * @param buffered those that wait or are on their way
	 */
	record Events(long accepted, long delivered, Map<String, Long> rejected, Map<String, Long> dropped, long buffered) {
	}

	/**
	 * Events above the maximum size.
	 *
	 * @param split those that became several events
	 * @param truncated those that lost their end
	 */
	record OversizeEvents(long split, long truncated) {
	}

	/**
	 * The memory for what is not acknowledged.
	 *
	 * @param usedBytes bytes in use
	 * @param capacityBytes maximum number of bytes
	 * @param fill the share in use, from 0 to 1
	 * @param oldestAge how long the oldest event has been waiting
	 */
	record Buffer(long usedBytes, long capacityBytes, double fill, Duration oldestAge) {
	}

	/**
	 * Requests.
	 *
	 * @param inFlight those under way
	 * @param retries those that failed and were or will be repeated
	 */
	record Requests(int inFlight, long retries) {
	}

	/**
	 * Failing attempts.
	 *
	 * @param since when the first of them failed
	 * @param kind whose fault the last one was
	 */
	record Failure(Instant since, String kind) {
	}

	/**
	 * What went wrong last.
	 *
	 * @param time when it did
	 * @param message what it was
	 */
	record LastError(Instant time, String message) {
	}

}
