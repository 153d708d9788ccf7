/**
 * The side of Logback: the appender that turns log events into events of bytes on the
 * thread that logs, and what all appenders of a class loader share.
 */
@Internal
@NullMarked
package io.cloudwatchlogging.logback;

import io.cloudwatchlogging.Internal;
import org.jspecify.annotations.NullMarked;
