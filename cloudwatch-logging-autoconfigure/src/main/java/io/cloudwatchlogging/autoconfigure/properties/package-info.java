/**
 * The configuration properties: how they are bound, what is valid, and what a failure
 * says.
 */
@Internal
@NullMarked
package io.cloudwatchlogging.autoconfigure.properties;

import io.cloudwatchlogging.Internal;
import org.jspecify.annotations.NullMarked;
