package io.cloudwatchlogging.delivery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;

/**
 * Losses that the listener has not been told yet, of a bounded number of log streams.
 * Guarded by the lock of the buffer.
 */
final class LossTally {

	/** Maximum number of kinds of losses that are told apart by their destination. */
	static final int MAX_KINDS = 1000;

	/** Where all the others would have gone. */
	static final Destination OTHERS = new Destination("*", "*");

	private final Map<Kind, long[]> counts = new LinkedHashMap<>();

	void add(Destination destination, LossReason reason, Severity severity, long count) {
		Kind kind = new Kind(destination, reason, severity);
		if (this.counts.size() >= MAX_KINDS && !this.counts.containsKey(kind)) {
			kind = new Kind(OTHERS, reason, severity);
		}
		this.counts.computeIfAbsent(kind, (key) -> new long[1])[0] += count;
	}

	boolean isEmpty() {
		return this.counts.isEmpty();
	}

	/** Takes all losses, one for each destination, reason and severity. */
	List<Loss> take() {
		if (this.counts.isEmpty()) {
			return List.of();
		}
		List<Loss> losses = new ArrayList<>(this.counts.size());
		this.counts.forEach(
				(kind, count) -> losses.add(new Loss(kind.destination(), kind.reason(), kind.severity(), count[0])));
		this.counts.clear();
		return losses;
	}

	/** Forgets the losses for a reason. */
	void forget(LossReason reason) {
		this.counts.keySet().removeIf((kind) -> kind.reason() == reason);
	}

	private record Kind(Destination destination, LossReason reason, Severity severity) {
	}

}
