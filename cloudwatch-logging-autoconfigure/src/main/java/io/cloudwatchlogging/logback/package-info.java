/**
 * The side of Logback: the appender that turns log events into lines of bytes on the
 * thread that logs, and what all appenders of a class loader share.
 */
@NullMarked
package io.cloudwatchlogging.logback;

import org.jspecify.annotations.NullMarked;
