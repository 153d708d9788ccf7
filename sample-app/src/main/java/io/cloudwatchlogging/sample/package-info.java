/**
 * The sample application: a small shop that logs, and a page that shows what was logged
 * beside what CloudWatch Logs holds.
 */
@NullMarked
package io.cloudwatchlogging.sample;

import org.jspecify.annotations.NullMarked;
