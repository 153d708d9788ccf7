package io.cloudwatchlogging.sample.trouble;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Trouble as the page shows it.
 *
 * @param kind its name in paths
 * @param title its name for people
 * @param description what it does
 * @param since when it was ordered, or {@code null} if it is not at work
 * @param requests the number of requests that it has hit; 0 for an outage, which lets
 * none arrive
 */
public record TroubleRow(String kind, String title, String description, @Nullable Instant since, int requests) {
}
