package io.cloudwatchlogging.limiting;

import java.time.Instant;
import java.util.Locale;

import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;

/**
 * Statement that events of a logger were not shipped, one for a logger, level and
 * interval.
 *
 * @param logger the name of the logger
 * @param severity the level of the events
 * @param reason why they were not shipped
 * @param count how many they are
 * @param first the timestamp of the first one, in milliseconds since the epoch
 * @param last the timestamp of the last one
 * @param explanation the reason in words
 */
public record Summary(String logger, Severity severity, LossReason reason, long count, long first, long last,
		String explanation) {

	/**
	 * Returns the message of the event that states it.
	 * @return the message
	 */
	public String message() {
		return String.format(Locale.ROOT, "%,d %s of %s at %s %s not shipped, logged %s: %s", this.count,
				(this.count == 1) ? "event" : "events", this.logger, this.severity, (this.count == 1) ? "was" : "were",
				period(), this.explanation);
	}

	private String period() {
		Instant start = Instant.ofEpochMilli(this.first);
		return (this.first == this.last) ? "at " + start
				: "between " + start + " and " + Instant.ofEpochMilli(this.last);
	}

}
