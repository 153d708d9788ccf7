/**
 * Spring Boot's side: configuration properties, auto-configuration, and the life of the
 * pipeline beside that of logging and of application contexts.
 */
@Internal
@NullMarked
package io.cloudwatchlogging.autoconfigure;

import io.cloudwatchlogging.Internal;
import org.jspecify.annotations.NullMarked;
