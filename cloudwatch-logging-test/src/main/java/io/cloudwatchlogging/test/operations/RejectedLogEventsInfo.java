package io.cloudwatchlogging.test.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.cloudwatchlogging.test.protocol.Limits;
import io.cloudwatchlogging.test.store.NewEvent;
import org.jspecify.annotations.Nullable;

/**
 * Events of a batch that are refused for their time, while the others are accepted.
 *
 * @param tooNewLogEventStartIndex index of the first event that is too far ahead
 * @param tooOldLogEventEndIndex index after the last event that is older than 14 days
 * @param expiredLogEventEndIndex index after the last event that is older than the
 * retention of the log group; only if that refuses more events than their age
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_RejectedLogEventsInfo.html">RejectedLogEventsInfo</a>
 */
record RejectedLogEventsInfo(@Nullable Integer tooNewLogEventStartIndex, @Nullable Integer tooOldLogEventEndIndex,
		@Nullable Integer expiredLogEventEndIndex) {

	/**
	 * Finds what is refused.
	 * @param events the events in chronological order
	 * @param now the time of the service
	 * @param retentionInDays the retention of the log group
	 * @return what is refused, possibly nothing
	 */
	static RejectedLogEventsInfo of(List<NewEvent> events, Instant now, @Nullable Integer retentionInDays) {
		int tooOld = countBefore(events, now.minus(Limits.EVENT_AGE).toEpochMilli());
		int expired = (retentionInDays != null)
				? countBefore(events, now.minus(Duration.ofDays(retentionInDays)).toEpochMilli()) : 0;
		int tooNew = countBefore(events, now.plus(Limits.EVENT_AHEAD).toEpochMilli() + 1);
		return new RejectedLogEventsInfo((tooNew < events.size()) ? Integer.valueOf(tooNew) : null,
				(tooOld > 0) ? Integer.valueOf(tooOld) : null, (expired > tooOld) ? Integer.valueOf(expired) : null);
	}

	boolean isEmpty() {
		return this.tooNewLogEventStartIndex == null && this.tooOldLogEventEndIndex == null
				&& this.expiredLogEventEndIndex == null;
	}

	List<NewEvent> acceptedOf(List<NewEvent> events) {
		int from = Math.max(orElse(this.tooOldLogEventEndIndex, 0), orElse(this.expiredLogEventEndIndex, 0));
		return events.subList(from, orElse(this.tooNewLogEventStartIndex, events.size()));
	}

	private static int orElse(@Nullable Integer index, int other) {
		return (index != null) ? index : other;
	}

	private static int countBefore(List<NewEvent> events, long timestamp) {
		int count = 0;
		while (count < events.size() && events.get(count).timestamp() < timestamp) {
			count++;
		}
		return count;
	}

}
