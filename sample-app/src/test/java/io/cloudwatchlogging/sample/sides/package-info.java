/**
 * Tests of the comparison of both sides.
 */
@NullMarked
package io.cloudwatchlogging.sample.sides;

import org.jspecify.annotations.NullMarked;
