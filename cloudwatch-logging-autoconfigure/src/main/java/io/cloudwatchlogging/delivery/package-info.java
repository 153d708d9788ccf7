/**
 * The way of an event from a logging thread to its acknowledgement: a buffer bounded in
 * bytes, exact batches, senders, retries, accounting and flush. Depends on the JDK only;
 * what sends a batch is behind {@link io.cloudwatchlogging.delivery.Sink}.
 */
@Internal
@NullMarked
package io.cloudwatchlogging.delivery;

import io.cloudwatchlogging.Internal;
import org.jspecify.annotations.NullMarked;
