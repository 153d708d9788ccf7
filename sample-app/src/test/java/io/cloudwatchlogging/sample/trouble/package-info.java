/**
 * Tests of the trouble that the page orders.
 */
@NullMarked
package io.cloudwatchlogging.sample.trouble;

import org.jspecify.annotations.NullMarked;
