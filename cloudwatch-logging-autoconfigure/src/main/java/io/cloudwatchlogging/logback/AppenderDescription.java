package io.cloudwatchlogging.logback;

/**
 * An appender that ships.
 *
 * @param name name of the appender
 * @param group its log group, with placeholders where it depends on the event; empty if
 * it is not known yet
 * @param stream its log stream, likewise
 */
public record AppenderDescription(String name, String group, String stream) {
}
