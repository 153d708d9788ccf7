/**
 * The view of an operator: endpoint, health and meters, with their auto-configurations.
 */
@Internal
@NullMarked
package io.cloudwatchlogging.autoconfigure.actuate;

import io.cloudwatchlogging.Internal;
import org.jspecify.annotations.NullMarked;
