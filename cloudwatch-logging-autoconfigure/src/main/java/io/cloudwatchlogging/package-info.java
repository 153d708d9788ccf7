/**
 * What an application imports: the delivery of its log events as a bean, what that says,
 * and the events and callbacks of the library.
 */
@NullMarked
package io.cloudwatchlogging;

import org.jspecify.annotations.NullMarked;
