/**
 * Memory for log events that outlives the process: chunks in memory-mapped files, which
 * the next start reads. Depends on the JDK only, and knows nothing of what is sent.
 */
@Internal
@NullMarked
package io.cloudwatchlogging.delivery.journal;

import io.cloudwatchlogging.Internal;
import org.jspecify.annotations.NullMarked;
