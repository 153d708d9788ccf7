/**
 * Tests for the sink that sends batches with the AWS SDK.
 */
@NullMarked
package io.cloudwatchlogging.aws;

import org.jspecify.annotations.NullMarked;
