/**
 * The configuration properties: how they are bound, what is valid, and what a failure
 * says.
 */
@NullMarked
package io.cloudwatchlogging.autoconfigure.properties;

import org.jspecify.annotations.NullMarked;
