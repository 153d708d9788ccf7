package io.cloudwatchlogging.delivery;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Losses that the listener has not been told yet. Guarded by the lock of the buffer.
 */
final class LossTally {

	private final Map<Kind, long[]> counts = new LinkedHashMap<>();

	void add(Destination destination, LossReason reason, Severity severity) {
		this.counts.computeIfAbsent(new Kind(destination, reason, severity), (kind) -> new long[1])[0]++;
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

	private record Kind(Destination destination, LossReason reason, Severity severity) {
	}

}
