/**
 * The comparison of what it costs to bring a line from the logging call to its
 * acknowledgement: contenders, each in a JVM of its own, and the service they send to.
 */
@NullMarked
package io.cloudwatchlogging.benchmarks;

import org.jspecify.annotations.NullMarked;
