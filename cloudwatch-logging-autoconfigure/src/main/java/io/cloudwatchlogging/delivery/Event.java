package io.cloudwatchlogging.delivery;

/**
 * One event of a batch, as objects: for rare paths and tests. The path of every event
 * reads a batch by {@link Batch#read}.
 *
 * @param timestamp milliseconds since the epoch
 * @param message the text
 */
public record Event(long timestamp, String message) {
}
