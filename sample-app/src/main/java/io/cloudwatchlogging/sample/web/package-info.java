/**
 * What keeps other web sites away from an application on a developer's machine.
 */
@NullMarked
package io.cloudwatchlogging.sample.web;

import org.jspecify.annotations.NullMarked;
