package io.cloudwatchlogging.masking;

import org.jspecify.annotations.Nullable;

/**
 * What is done where a literal has been found.
 *
 * @param detector the index of the detector, or of the user's pattern
 * @param length length of the literal
 * @param finder looks more closely, {@code null} if a user's pattern is to be run
 */
record LiteralUse(int detector, int length, @Nullable SecretFinder finder) {
}
