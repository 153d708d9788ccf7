package io.cloudwatchlogging.delivery;

/**
 * Outcome of a request that was applied to the buffer.
 *
 * @param result what the answer was taken for
 * @param failing whether a log stream waits after a failure
 */
record Settlement(SendResult result, boolean failing) {
}
