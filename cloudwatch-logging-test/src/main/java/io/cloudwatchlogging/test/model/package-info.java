/**
 * What the service holds and received, as tests see it.
 */
@NullMarked
package io.cloudwatchlogging.test.model;

import org.jspecify.annotations.NullMarked;
