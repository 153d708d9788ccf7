/**
 * Tests of properties by what they change: in each, an application runs with a property
 * set, and CloudWatch Logs in the same JVM shows the effect.
 */
@NullMarked
package io.cloudwatchlogging.effects;

import org.jspecify.annotations.NullMarked;
