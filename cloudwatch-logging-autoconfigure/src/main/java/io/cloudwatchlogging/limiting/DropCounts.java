package io.cloudwatchlogging.limiting;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

import io.cloudwatchlogging.LossReason;
import io.cloudwatchlogging.Severity;

/**
 * Counters of the events that are not shipped, by reason and severity, until the accounts
 * take them over. Threads that count do not wait for each other. Safe for use by many
 * threads.
 */
public final class DropCounts {

	private final Map<LossReason, Counter[]> counters = new EnumMap<>(LossReason.class);

	/**
	 * Creates counters.
	 * @param reasons the reasons that occur
	 */
	public DropCounts(LossReason... reasons) {
		for (LossReason reason : reasons) {
			Counter[] counters = new Counter[Severity.values().length];
			for (int i = 0; i < counters.length; i++) {
				counters[i] = new Counter();
			}
			this.counters.put(reason, counters);
		}
	}

	/**
	 * Counts an event.
	 * @param reason why it is not shipped
	 * @param severity its severity
	 */
	public void add(LossReason reason, Severity severity) {
		Counter[] counters = this.counters.get(reason);
		if (counters == null) {
			throw new IllegalArgumentException("Reason: " + reason);
		}
		counters[severity.ordinal()].count.increment();
	}

	/**
	 * Hands over what has been counted since the last call.
	 * @param accounts takes a number of events for each reason and severity that has any
	 */
	public synchronized void transferTo(Accounts accounts) {
		this.counters.forEach((reason, counters) -> {
			for (Severity severity : Severity.values()) {
				Counter counter = counters[severity.ordinal()];
				long total = counter.count.sum();
				if (total > counter.handedOver) {
					long count = total - counter.handedOver;
					counter.handedOver = total;
					accounts.dropped(reason, severity, count);
				}
			}
		});
	}

	/**
	 * What keeps the accounts.
	 */
	@FunctionalInterface
	public interface Accounts {

		/**
		 * Takes over a number of events that were not shipped.
		 * @param reason why
		 * @param severity their severity
		 * @param count how many
		 */
		void dropped(LossReason reason, Severity severity, long count);

	}

	private static final class Counter {

		private final LongAdder count = new LongAdder();

		private long handedOver;

	}

}
