/**
 * The sink that sends batches to CloudWatch Logs with the AWS SDK: request bodies,
 * answers and what they mean, missing log groups and log streams. Depends on
 * {@link io.cloudwatchlogging.delivery} and the SDK.
 */
@Internal
@NullMarked
package io.cloudwatchlogging.aws;

import io.cloudwatchlogging.Internal;
import org.jspecify.annotations.NullMarked;
