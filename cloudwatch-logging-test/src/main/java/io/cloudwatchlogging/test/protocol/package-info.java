/**
 * AWS JSON 1.1 and the limits of the service: parameters, errors, answers.
 *
 * <p>
 * Internal: public for the other packages of this module only, may change with any
 * version.
 */
@NullMarked
package io.cloudwatchlogging.test.protocol;

import org.jspecify.annotations.NullMarked;
