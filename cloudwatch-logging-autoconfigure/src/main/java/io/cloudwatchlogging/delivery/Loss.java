package io.cloudwatchlogging.delivery;

import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;

/**
 * Events that were lost together.
 *
 * @param destination where they would have gone; {@code *} for both names if they are
 * beyond the first thousand kinds of losses at one time
 * @param reason why they were lost
 * @param severity their severity
 * @param count how many they are
 */
public record Loss(Destination destination, LossReason reason, Severity severity, long count) {
}
