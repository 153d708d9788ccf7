package io.cloudwatchlogging;

/**
 * Application event that is published when log events were lost, other than those that
 * were {@linkplain LossReason#isIntended() meant} not to be shipped. Losses of one kind
 * that happen in quick succession come together. Published on a thread of its own, so
 * that a listener may take its time, log and fail.
 *
 * @param group the log group that they would have gone to
 * @param stream the log stream that they would have gone to
 * @param reason why they were lost
 * @param severity the severity at which they were logged
 * @param count how many they are
 */
public record LogEventsLostEvent(String group, String stream, LossReason reason, Severity severity, long count) {
}
