/**
 * Tests of what keeps other web sites away.
 */
@NullMarked
package io.cloudwatchlogging.sample.web;

import org.jspecify.annotations.NullMarked;
