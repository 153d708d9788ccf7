/**
 * Faults of the CloudWatch Logs inside this JVM, ordered from the page.
 */
@NullMarked
package io.cloudwatchlogging.sample.trouble;

import org.jspecify.annotations.NullMarked;
