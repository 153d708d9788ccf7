/**
 * A real browser for tests: Chromium by WebDriver, found on the path.
 */
@NullMarked
package io.cloudwatchlogging.browser;

import org.jspecify.annotations.NullMarked;
