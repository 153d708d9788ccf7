/**
 * Masking of secrets in the encoded text of log events. One pass over the bytes looks for
 * the literals that a secret cannot be without, such as {@code password} or {@code AKIA};
 * only there is looked more closely. Knows the JDK, and RE2/J for the patterns of users.
 */
@Internal
@NullMarked
package io.cloudwatchlogging.masking;

import io.cloudwatchlogging.Internal;
import org.jspecify.annotations.NullMarked;
