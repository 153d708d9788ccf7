package io.cloudwatchlogging.sample.sides;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import io.cloudwatchlogging.sample.trouble.TroubleRow;
import org.jspecify.annotations.Nullable;

/**
 * Both sides, as far as a page has not seen them.
 *
 * @param process the process; with another one, a page starts afresh
 * @param now the time here
 * @param group the log group
 * @param embedded whether CloudWatch Logs is inside this JVM
 * @param console where the console of that CloudWatch Logs is, if it has one
 * @param logged what was logged
 * @param stored what CloudWatch Logs holds of it
 * @param verdict how both compare
 * @param drip whether the slow and steady logging runs
 * @param trouble the trouble that there can be, none outside of this JVM
 */
record Sides(String process, Instant now, String group, boolean embedded, @Nullable URI console, Logged logged,
		Stored stored, Verdict verdict, boolean drip, List<TroubleRow> trouble) {

	/**
	 * What was logged.
	 *
	 * @param last the number of the last event
	 * @param events the last of those that are new to the page
	 * @param open the first and the last of each row of numbers that are not stored yet,
	 * as far as the page can show them
	 */
	record Logged(long last, List<LoggedEvent> events, List<List<Integer>> open) {
	}

	/**
	 * What CloudWatch Logs holds.
	 *
	 * @param events the last of those that are new to the page
	 * @param requests the number of requests by which it was read
	 * @param bytes what they returned
	 * @param problem why it cannot be read at present
	 */
	record Stored(List<StoredRow> events, int requests, long bytes, @Nullable String problem) {
	}

}
