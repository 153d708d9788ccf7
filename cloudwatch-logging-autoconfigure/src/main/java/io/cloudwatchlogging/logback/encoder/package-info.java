/**
 * Encoders: the text of an event as UTF-8, by a pattern, as JSON or by an encoder of the
 * user's, on the thread that logs.
 */
@Internal
@NullMarked
package io.cloudwatchlogging.logback.encoder;

import io.cloudwatchlogging.Internal;
import org.jspecify.annotations.NullMarked;
