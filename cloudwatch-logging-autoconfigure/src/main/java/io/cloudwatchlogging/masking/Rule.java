package io.cloudwatchlogging.masking;

/**
 * A literal that a secret cannot be without, and what looks more closely there.
 *
 * @param literal the literal, in which any digit stands for any digit
 * @param finder looks more closely
 */
record Rule(String literal, SecretFinder finder) {
}
