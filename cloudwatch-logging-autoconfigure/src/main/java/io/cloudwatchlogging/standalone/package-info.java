/**
 * Shipping without Spring Boot: an appender in a plain Logback configuration, by what its
 * declaration says and the defaults of the SDK.
 */
@Internal
@NullMarked
package io.cloudwatchlogging.standalone;

import io.cloudwatchlogging.Internal;
import org.jspecify.annotations.NullMarked;
