/**
 * Structure of JSON objects in UTF-8, by which one is divided or truncated that is too
 * large for one event. Depends on the JDK only.
 */
@Internal
@NullMarked
package io.cloudwatchlogging.json;

import io.cloudwatchlogging.Internal;
import org.jspecify.annotations.NullMarked;
