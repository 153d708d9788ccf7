package io.cloudwatchlogging.sample.sides;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * What was found in CloudWatch Logs so far. Written by one thread; safe to be read by
 * many.
 */
@Component
final class StoredEvents {

	private static final int MAX_REMEMBERED = 1_000;

	/** What CloudWatch Logs counts of an event beside its message. */
	private static final int OVERHEAD_BYTES = 26;

	private final Recent<StoredRow> recent = new Recent<>(MAX_REMEMBERED);

	private final Set<String> unnumbered = new HashSet<>();

	private final Comparison comparison;

	private final JsonMapper json;

	private volatile int requests;

	private volatile long bytes;

	StoredEvents(Comparison comparison, JsonMapper json) {
		this.comparison = comparison;
		this.json = json;
	}

	/**
	 * Begins to read.
	 * @return what takes the events of the reading, in the order in which they are stored
	 */
	Reading read() {
		return new Reading();
	}

	List<StoredRow> after(long seen) {
		return this.recent.after(seen);
	}

	int requests() {
		return this.requests;
	}

	long bytes() {
		return this.bytes;
	}

	/**
	 * Reading of all events since a time. Confined to the thread that reads.
	 */
	final class Reading {

		private final StoredOrder order = new StoredOrder();

		private boolean foundNew;

		void page(List<FilteredLogEvent> events) {
			StoredEvents.this.requests++;
			for (FilteredLogEvent event : events) {
				StoredEvents.this.bytes += OVERHEAD_BYTES + event.message().getBytes(StandardCharsets.UTF_8).length;
				add(event);
			}
		}

		boolean foundNew() {
			return this.foundNew;
		}

		private void add(FilteredLogEvent event) {
			EventIdentity identity = EventIdentity.of(event.message(), StoredEvents.this.json);
			if (identity.number() == 0) {
				if (StoredEvents.this.unnumbered.add(event.eventId())) {
					remember(event, 0, false);
				}
				return;
			}
			switch (this.order.add(identity)) {
				case REPEATED -> {
					if (StoredEvents.this.comparison.storedTwice(identity.number())) {
						remember(event, identity.number(), true);
					}
				}
				case OUT_OF_ORDER -> {
					StoredEvents.this.comparison.outOfOrder(identity.number());
					found(event, identity.number());
				}
				case IN_ORDER -> found(event, identity.number());
			}
		}

		private void found(FilteredLogEvent event, long number) {
			if (StoredEvents.this.comparison.stored(number)) {
				remember(event, number, false);
			}
		}

		private void remember(FilteredLogEvent event, long number, boolean again) {
			this.foundNew = true;
			StoredEvents.this.recent.add((position) -> StoredRow.of(position, number, event, again));
		}

	}

}
