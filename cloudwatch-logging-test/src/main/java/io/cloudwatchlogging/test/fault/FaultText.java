package io.cloudwatchlogging.test.fault;

import java.time.Duration;

import io.cloudwatchlogging.test.protocol.Answer;
import org.jspecify.annotations.Nullable;

/**
 * Faults in words.
 */
final class FaultText {

	private FaultText() {
	}

	static String of(Fault fault) {
		StringBuilder text = new StringBuilder(effect(fault.effect(), fault.isStored()));
		if (fault.share() < 1) {
			text.append(" for ").append(Math.round(fault.share() * 1000) / 10.0).append(" % of requests");
		}
		FaultTarget target = fault.target();
		append(text, " of operation ", target.operation());
		append(text, " to log stream ", target.logStream());
		append(text, " with an event that contains ", target.message());
		return text.toString().replace(".0 %", " %");
	}

	private static void append(StringBuilder text, String words, @Nullable String value) {
		if (value != null) {
			text.append(words).append(value);
		}
	}

	private static String effect(FaultEffect effect, boolean stored) {
		if (effect instanceof FaultEffect.Latency latency) {
			return "Latency of " + millis(latency.delay());
		}
		if (effect instanceof FaultEffect.Stall stall) {
			return "Answers held" + ((stall.time() != null) ? " for " + millis(stall.time()) : "");
		}
		if (effect instanceof FaultEffect.Replaced replaced) {
			return replaced(replaced.answer()) + (stored ? ", though carried out," : "");
		}
		if (effect instanceof FaultEffect.Disconnected) {
			return stored ? "Answers lost" : "Connections reset";
		}
		if (effect instanceof FaultEffect.GroupDeleted) {
			return "Log group deleted";
		}
		if (effect instanceof FaultEffect.Truncated) {
			return "Answers cut in half";
		}
		return (effect instanceof FaultEffect.Silent) ? "No answers" : "Outage: connections refused";
	}

	private static String replaced(Answer answer) {
		return (answer.errorCode() != null) ? answer.errorCode() + " (" + answer.status() + ")"
				: "Answer of a proxy with status " + answer.status();
	}

	private static String millis(Duration time) {
		return time.toMillis() + " ms";
	}

}
