/**
 * Tests of the sample, on the CloudWatch Logs inside its JVM.
 */
@NullMarked
package io.cloudwatchlogging.sample;

import org.jspecify.annotations.NullMarked;
