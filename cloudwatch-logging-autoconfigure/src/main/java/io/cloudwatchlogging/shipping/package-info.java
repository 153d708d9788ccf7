/**
 * What lives once per class loader: the pipeline, the application contexts that use it,
 * the shutdown and its budget, and the warnings about delivery. Knows neither Logback nor
 * Spring.
 */
@Internal
@NullMarked
package io.cloudwatchlogging.shipping;

import io.cloudwatchlogging.Internal;
import org.jspecify.annotations.NullMarked;
