/**
 * Tests of filter patterns.
 */
@NullMarked
package io.cloudwatchlogging.test.filter;

import org.jspecify.annotations.NullMarked;
