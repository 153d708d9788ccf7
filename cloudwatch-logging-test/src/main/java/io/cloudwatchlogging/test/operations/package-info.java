/**
 * The operations of the service.
 *
 * <p>
 * Internal: public for the other packages of this module only, may change with any
 * version.
 */
@NullMarked
package io.cloudwatchlogging.test.operations;

import org.jspecify.annotations.NullMarked;
