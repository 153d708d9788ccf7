package io.cloudwatchlogging.test.fault;

import org.jspecify.annotations.Nullable;

/**
 * One fault at work as an observer sees it.
 *
 * @param id what it is ended by
 * @param text what it does
 * @param hits the number of requests that it has applied to
 * @param hitsLeft the number of requests that it still applies to, or {@code null} if
 * that is not limited
 * @param millisLeft how long it still lasts, or {@code null} if that is not limited
 */
public record FaultState(int id, String text, int hits, @Nullable Integer hitsLeft, @Nullable Long millisLeft) {
}
