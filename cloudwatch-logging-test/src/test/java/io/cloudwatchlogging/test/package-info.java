/**
 * Tests of CloudWatch Logs inside the JVM, most of them through the AWS SDK.
 */
@NullMarked
package io.cloudwatchlogging.test;

import org.jspecify.annotations.NullMarked;
