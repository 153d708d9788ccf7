/**
 * Tests of what an operator copies: the files of {@code deploy/} and the names in the
 * operations guide.
 */
@NullMarked
package io.cloudwatchlogging.deploy;

import org.jspecify.annotations.NullMarked;
