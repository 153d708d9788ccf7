package io.cloudwatchlogging.limiting;

import java.time.Duration;

import io.cloudwatchlogging.Severity;

/**
 * Settings of an {@link EventLimiter}.
 *
 * @param rates the rates by logger
 * @param foldRepeats whether events that repeat the one before are folded
 * @param maxSeverity the most severe events that are limited and folded
 * @param summaryInterval how often it is told at most what of a logger was not shipped
 */
public record LimitSettings(RateLimits rates, boolean foldRepeats, Severity maxSeverity, Duration summaryInterval) {

	/** Seconds between two summaries of a logger. */
	public static final long DEFAULT_SUMMARY_SECONDS = 30;

	/** Settings by which every event is shipped. */
	public static final LimitSettings NONE = new LimitSettings(RateLimits.NONE, false, Severity.INFO,
			Duration.ofSeconds(DEFAULT_SUMMARY_SECONDS));

	/**
	 * Whether anything is limited or folded.
	 * @return {@code false} if every event is shipped
	 */
	public boolean areLimiting() {
		return this.foldRepeats || !this.rates.isEmpty();
	}

}
