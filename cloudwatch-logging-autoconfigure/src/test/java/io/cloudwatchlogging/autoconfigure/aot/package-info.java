/**
 * Tests of what ahead-of-time processing is told.
 */
@NullMarked
package io.cloudwatchlogging.autoconfigure.aot;

import org.jspecify.annotations.NullMarked;
