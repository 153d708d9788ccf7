/**
 * The HTTP endpoint of the service.
 *
 * <p>
 * Internal: public for the other packages of this module only, may change with any
 * version.
 */
@NullMarked
package io.cloudwatchlogging.test.http;

import org.jspecify.annotations.NullMarked;
