/**
 * What limits the number and the size of the events that are shipped, and says what they
 * cost: token buckets by logger and level, the folding of repeats, the budget of a day,
 * the volume by logger. Pure: time is given to it, and it depends on the JDK only.
 */
@Internal
@NullMarked
package io.cloudwatchlogging.limiting;

import io.cloudwatchlogging.Internal;
import org.jspecify.annotations.NullMarked;
