/**
 * Tests of the console, through its HTTP interface and in a browser.
 */
@NullMarked
package io.cloudwatchlogging.test.console;

import org.jspecify.annotations.NullMarked;
