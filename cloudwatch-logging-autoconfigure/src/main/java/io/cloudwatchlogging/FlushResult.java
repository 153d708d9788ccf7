package io.cloudwatchlogging;

import java.time.Duration;

/**
 * What a flush achieved.
 *
 * @param delivered events that were delivered during the flush
 * @param remaining events that are still buffered; 0 if the flush is complete
 * @param complete whether all that was accepted before the flush is delivered or counted
 * as lost
 * @param duration how long it took
 */
public record FlushResult(long delivered, long remaining, boolean complete, Duration duration) {
}
