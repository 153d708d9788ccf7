package io.cloudwatchlogging.test.store;

import java.util.List;

import io.cloudwatchlogging.test.model.StoredEvent;

/**
 * What has arrived since a reader last looked.
 *
 * @param events the events in the order of arrival
 * @param position the position up to which the reader now knows
 * @param gap whether some arrivals are no longer remembered
 * @param more whether there is more already
 */
public record Arrivals(List<StoredEvent> events, long position, boolean gap, boolean more) {
}
