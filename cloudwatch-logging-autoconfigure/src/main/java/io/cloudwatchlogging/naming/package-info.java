/**
 * Names of log groups and log streams, made from templates with placeholders. Depends on
 * the JDK only.
 */
@NullMarked
package io.cloudwatchlogging.naming;

import org.jspecify.annotations.NullMarked;
