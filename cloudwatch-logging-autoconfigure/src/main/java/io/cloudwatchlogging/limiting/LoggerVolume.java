package io.cloudwatchlogging.limiting;

/**
 * Volume that a logger has shipped.
 *
 * @param logger the name of the logger, empty for several
 * @param events the number of events
 * @param bytes the number of bytes
 */
public record LoggerVolume(String logger, long events, long bytes) {
}
