/**
 * Console of the service: a page for people, on a port of its own, with what the service
 * holds, what it received, and faults to order.
 *
 * <p>
 * Internal: public for the other packages of this module only, may change with any
 * version.
 */
@NullMarked
package io.cloudwatchlogging.test.console;

import org.jspecify.annotations.NullMarked;
