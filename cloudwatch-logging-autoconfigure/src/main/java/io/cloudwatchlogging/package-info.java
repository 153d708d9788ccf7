/**
 * What an application imports: the delivery of its log lines as a bean, what that says,
 * and the events and callbacks of the library.
 */
@NullMarked
package io.cloudwatchlogging;

import org.jspecify.annotations.NullMarked;
