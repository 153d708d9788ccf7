package io.cloudwatchlogging.logback;

import io.cloudwatchlogging.logback.encoder.TextEncoders;

/**
 * Settings that all appenders use at present. Compared by identity: with another one,
 * each appender makes its route anew.
 *
 * @param defaults what counts where a declaration says nothing
 * @param encoders the encoder of the defaults
 * @param volume what all appenders ship together
 */
record Completion(AppenderDefaults defaults, TextEncoders encoders, ProcessVolume volume) {
}
