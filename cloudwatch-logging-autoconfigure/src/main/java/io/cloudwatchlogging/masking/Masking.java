package io.cloudwatchlogging.masking;

import java.util.concurrent.atomic.LongAdder;

/**
 * How the findings of a detector are masked.
 *
 * @param placeholder what stands in the place of a secret
 * @param count counts the secrets
 */
record Masking(byte[] placeholder, LongAdder count) {
}
