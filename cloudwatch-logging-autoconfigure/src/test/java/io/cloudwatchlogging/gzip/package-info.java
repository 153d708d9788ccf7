/**
 * Tests for the compression by gzip.
 */
@NullMarked
package io.cloudwatchlogging.gzip;

import org.jspecify.annotations.NullMarked;
