/**
 * A small shop that logs, and shows what CloudWatch Logs holds of it.
 */
@NullMarked
package io.cloudwatchlogging.sample;

import org.jspecify.annotations.NullMarked;
