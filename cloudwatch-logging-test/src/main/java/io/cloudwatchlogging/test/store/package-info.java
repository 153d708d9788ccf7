/**
 * What the service holds, and what it remembers of its requests.
 *
 * <p>
 * Internal: public for the other packages of this module only, may change with any
 * version.
 */
@NullMarked
package io.cloudwatchlogging.test.store;

import org.jspecify.annotations.NullMarked;
