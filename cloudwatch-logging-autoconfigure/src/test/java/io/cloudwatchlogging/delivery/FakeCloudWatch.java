package io.cloudwatchlogging.delivery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Log streams as CloudWatch Logs keeps them: read back by time, then by the arrival of
 * the request, then by the place in it. Refuses to store what breaks a limit of
 * PutLogEvents. Safe for use by many threads.
 */
final class FakeCloudWatch {

	private final Map<Destination, List<Event>> streams = new HashMap<>();

	synchronized void store(Batch batch) {
		List<Event> events = batch.events();
		BatchLimits.check(batch, events);
		this.streams.computeIfAbsent(batch.destination(), (key) -> new ArrayList<>()).addAll(events);
		notifyAll();
	}

	/** What a reader is shown. */
	synchronized List<Event> read(Destination destination) {
		List<Event> events = new ArrayList<>(this.streams.getOrDefault(destination, List.of()));
		events.sort(Comparator.comparingLong(Event::timestamp));
		return events;
	}

	List<String> messages(Destination destination) {
		return read(destination).stream().map(Event::message).toList();
	}

	synchronized int size() {
		return this.streams.values().stream().mapToInt(List::size).sum();
	}

	/** Waits until so many events are stored, for as long as a hanging test may take. */
	synchronized void awaitSize(int size) throws InterruptedException {
		long end = System.nanoTime() + Patience.NANOS;
		while (size() < size) {
			long left = (end - System.nanoTime()) / 1_000_000;
			if (left <= 0) {
				throw new AssertionError("stored " + size() + " events instead of " + size);
			}
			wait(left);
		}
	}

}
