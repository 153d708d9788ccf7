/**
 * The view of an operator: endpoint, health and meters, with their auto-configurations.
 */
@NullMarked
package io.cloudwatchlogging.autoconfigure.actuate;

import org.jspecify.annotations.NullMarked;
