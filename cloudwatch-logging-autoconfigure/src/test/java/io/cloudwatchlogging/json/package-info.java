/**
 * Tests for the division of JSON objects.
 */
@NullMarked
package io.cloudwatchlogging.json;

import org.jspecify.annotations.NullMarked;
