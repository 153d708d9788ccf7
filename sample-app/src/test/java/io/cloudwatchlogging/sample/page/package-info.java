/**
 * Tests of the page in a browser.
 */
@NullMarked
package io.cloudwatchlogging.sample.page;

import org.jspecify.annotations.NullMarked;
