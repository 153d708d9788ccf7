package io.cloudwatchlogging.test.console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.cloudwatchlogging.test.model.StoredEvent;
import io.cloudwatchlogging.test.store.LogStore;
import io.cloudwatchlogging.test.store.RankedEvents;
import org.jspecify.annotations.Nullable;

/**
 * Reading of events. What is under the lock of the store is bounded by the size of a
 * page, however many events there are; patterns are tested outside of it.
 */
final class EventsApi {

	private static final int MAX_PAGE = 1_000;

	private static final int SEARCH_STEP = 2_000;

	private static final int MAX_FOUND = 500;

	// After which a search answers what it has, so that a page can show how far it is.
	private static final Duration SEARCH_TIME = Duration.ofMillis(300);

	private final LogStore store;

	EventsApi(LogStore store) {
		this.store = store;
	}

	/**
	 * Returns the events from a rank on.
	 * @param query names the events and the rank, or an event near which to start
	 * @return the events
	 */
	Reply page(Query query) {
		Selection selection = Selection.of(query);
		int count = (int) Math.max(0, Math.min(MAX_PAGE, query.number("count", MAX_PAGE)));
		String near = query.find("near");
		return Reply.json(this.store.locked(() -> {
			RankedEvents events = selection.ranked(this.store);
			long rank = (near != null) ? events.rankOf(near) : -1;
			long start = (near != null) ? Math.max(0, rank - count / 2) : query.number("start", 0);
			return new Page(events.size(), start, (rank >= 0) ? rank : null, this.store.lastPosition(),
					this.store.generation(), this.store.bound().deletedUpTo(), EventView.of(events.read(start, count)));
		}));
	}

	/**
	 * Searches from the latest events to the earliest.
	 * @param query names the events, the pattern and where the search before has stopped
	 * @return what was found, and where to go on
	 */
	Reply search(Query query) {
		Selection selection = Selection.of(query);
		long deadline = System.nanoTime() + SEARCH_TIME.toNanos();
		String before = query.find("before");
		List<StoredEvent> found = new ArrayList<>();
		int searched = 0;
		Found begun = this.store.locked(() -> new Found(List.of(), 0, 0, null, this.store.lastPosition(),
				this.store.generation(), this.store.bound().deletedUpTo()));
		long left = -1;
		while (left != 0 && found.size() < MAX_FOUND && (searched == 0 || System.nanoTime() < deadline)) {
			Step step = step(selection, before);
			left = step.left();
			int first = step.events().size();
			while (first > 0 && found.size() < MAX_FOUND && (searched == 0 || System.nanoTime() < deadline)) {
				first--;
				searched++;
				if (selection.matches(step.events().get(first))) {
					found.add(step.events().get(first));
				}
			}
			left += first;
			before = (first < step.events().size()) ? step.events().get(first).eventId() : before;
		}
		Collections.reverse(found);
		return Reply.json(begun.with(EventView.of(found), searched, left, (left > 0) ? before : null));
	}

	/**
	 * Returns one event whole.
	 * @param query names the log group and the event
	 * @return its message
	 */
	Reply message(Query query) {
		String id = query.text("id");
		Selection selection = Selection.of(query);
		List<StoredEvent> found = this.store.locked(() -> {
			RankedEvents events = selection.ranked(this.store);
			return events.read(events.rankOf(id), 1);
		});
		boolean isFound = !found.isEmpty() && found.get(0).eventId().equals(id);
		return isFound ? Reply.text(found.get(0).message()) : Reply.problem(404, "There is no such event any more.");
	}

	private Step step(Selection selection, @Nullable String before) {
		return this.store.locked(() -> {
			RankedEvents events = selection.ranked(this.store);
			long end = (before != null) ? events.rankOf(before) : events.size();
			long start = Math.max(0, end - SEARCH_STEP);
			return new Step(events.read(start, (int) (end - start)), start);
		});
	}

	private record Step(List<StoredEvent> events, long left) {
	}

	private record Page(long total, long start, @Nullable Long rank, long position, int generation, long deletedUpTo,
			List<EventView> events) {
	}

	private record Found(List<EventView> events, int searched, long left, @Nullable String next, long position,
			int generation, long deletedUpTo) {

		/** As of the moment at which the search began, with what it has found. */
		Found with(List<EventView> events, int searched, long left, @Nullable String next) {
			return new Found(events, searched, left, next, this.position, this.generation, this.deletedUpTo);
		}

	}

}
