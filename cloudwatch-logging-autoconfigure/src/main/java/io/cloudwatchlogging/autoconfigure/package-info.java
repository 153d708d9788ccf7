/**
 * Spring Boot's side: configuration properties, auto-configuration, and the life of the
 * pipeline beside that of logging and of application contexts.
 */
@NullMarked
package io.cloudwatchlogging.autoconfigure;

import org.jspecify.annotations.NullMarked;
