package io.cloudwatchlogging.sample.sides;

/**
 * How both sides compare, in numbers of events.
 *
 * @param logged those that were logged
 * @param stored those of them that were found in CloudWatch Logs, each counted once
 * @param waiting those that are still to be found
 * @param missing those that were not found, though nothing is buffered any more
 * @param twice those that were found more than once
 * @param outOfOrder those that were found behind a later one of their thread
 */
record Verdict(int logged, int stored, int waiting, int missing, int twice, int outOfOrder) {
}
