package io.cloudwatchlogging.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.cloudwatchlogging.delivery.SendResult.Accepted;
import io.cloudwatchlogging.delivery.SendResult.Refused;

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

	/**
	 * Stores what the service would, by its own clock and retention.
	 * @return the answer
	 */
	SendResult answer(Batch batch, long now, Duration retention) {
		if (batch.firstTimestamp() < 0) {
			return new Refused("Member must have value greater than or equal to 0");
		}
		int tooOld = before(batch, now - Duration.ofDays(14).toMillis());
		int expired = before(batch, now - retention.toMillis());
		int tooNew = before(batch, now + Duration.ofHours(2).toMillis() + 1);
		int from = Math.max(tooOld, expired);
		if (from < tooNew) {
			store(batch.slice(from, tooNew));
		}
		return new Accepted(tooOld, expired, tooNew);
	}

	/** The number of events before a time. */
	private static int before(Batch batch, long timestamp) {
		int count = 0;
		while (count < batch.size() && batch.timestamp(count) < timestamp) {
			count++;
		}
		return count;
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
