/**
 * Names of log groups and log streams, resolved from templates with placeholders. Depends
 * on the JDK only.
 */
@Internal
@NullMarked
package io.cloudwatchlogging.naming;

import io.cloudwatchlogging.Internal;
import org.jspecify.annotations.NullMarked;
