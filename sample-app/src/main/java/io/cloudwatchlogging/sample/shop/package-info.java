/**
 * The part that is like any application: it logs.
 */
@NullMarked
package io.cloudwatchlogging.sample.shop;

import org.jspecify.annotations.NullMarked;
