/**
 * Tests that start and end applications in JVMs of their own, and compare what their
 * consoles show with what CloudWatch Logs receives.
 */
@NullMarked
package io.cloudwatchlogging.lifecycle;

import org.jspecify.annotations.NullMarked;
