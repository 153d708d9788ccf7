package io.cloudwatchlogging.limiting;

import org.jspecify.annotations.Nullable;

/**
 * Result of comparing an event with the one before it.
 *
 * @param repeat whether it is a repeat, which is not to be shipped
 * @param ended what is to be told of repeats before the event is shipped
 */
public record FoldResult(boolean repeat, @Nullable Summary ended) {

	static final FoldResult REPEAT = new FoldResult(true, null);

	static final FoldResult NEW = new FoldResult(false, null);

}
