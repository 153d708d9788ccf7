package io.cloudwatchlogging.test.fault;

import java.time.Duration;

import io.cloudwatchlogging.test.protocol.Answer;
import org.jspecify.annotations.Nullable;

/**
 * What a fault does.
 */
public sealed interface FaultEffect {

	/**
	 * Returns whether the effect decides the answer, so that no other fault can.
	 * @return whether it decides
	 */
	default boolean decidesAnswer() {
		return true;
	}

	/**
	 * The request is carried out later.
	 *
	 * @param delay how much later
	 */
	record Latency(Duration delay) implements FaultEffect {

		@Override
		public boolean decidesAnswer() {
			return false;
		}

	}

	/**
	 * The log group of the request is deleted before the request is carried out.
	 */
	record GroupDeleted() implements FaultEffect {

		@Override
		public boolean decidesAnswer() {
			return false;
		}

	}

	/**
	 * The answer is sent later.
	 *
	 * @param time how much later, or {@code null} for not before the fault is cleared
	 */
	record Stall(@Nullable Duration time) implements FaultEffect {

		@Override
		public boolean decidesAnswer() {
			return false;
		}

	}

	/**
	 * Another answer is sent.
	 *
	 * @param answer the other answer
	 */
	record Replaced(Answer answer) implements FaultEffect {
	}

	/**
	 * The answer ends before its announced length.
	 */
	record Truncated() implements FaultEffect {
	}

	/**
	 * The connection is closed without an answer.
	 */
	record Disconnected() implements FaultEffect {
	}

	/**
	 * There is no answer, and the connection stays open until the fault is cleared.
	 */
	record Silent() implements FaultEffect {
	}

	/**
	 * Nobody listens.
	 */
	record Outage() implements FaultEffect {
	}

}
