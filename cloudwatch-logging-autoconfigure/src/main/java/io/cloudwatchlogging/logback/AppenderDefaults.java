package io.cloudwatchlogging.logback;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import io.cloudwatchlogging.naming.NameTemplate;
import io.cloudwatchlogging.naming.NameValues;

/**
 * What an appender goes by where its declaration says nothing.
 *
 * @param group the name of the log group
 * @param stream the name of the log stream
 * @param encoder a started encoder
 * @param values what names may take from the process
 * @param threshold the least level of the events that are shipped
 */
public record AppenderDefaults(NameTemplate group, NameTemplate stream, Encoder<ILoggingEvent> encoder,
		NameValues values, Level threshold) {
}
