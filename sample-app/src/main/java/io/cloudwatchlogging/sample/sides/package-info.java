/**
 * Both sides of the delivery: what was logged, what CloudWatch Logs holds, and how they
 * compare.
 */
@NullMarked
package io.cloudwatchlogging.sample.sides;

import org.jspecify.annotations.NullMarked;
