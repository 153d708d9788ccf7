package io.cloudwatchlogging.delivery;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.cloudwatchlogging.Severity;

/**
 * What log streams say of events for which there was no room, once there is room again.
 * Guarded by the lock of the buffer.
 */
final class DropNotices {

	/**
	 * Maximum number of streams that are remembered only because their events were
	 * dropped.
	 */
	static final int MAX_TALLIES = 1000;

	/** Maximum number of streams that say so at one time. */
	static final int MAX_NOTICES = 10;

	private final StreamQueues queues;

	private final Batcher batcher;

	/** Streams whose events were dropped since they last said so. */
	private int tallies;

	DropNotices(StreamQueues queues, Batcher batcher) {
		this.queues = queues;
		this.batcher = batcher;
	}

	/** Notes an event for which there was no room. */
	void dropped(Destination destination, long timestamp, Severity severity) {
		if (this.tallies >= MAX_TALLIES && !this.queues.has(destination)) {
			return;
		}
		DropTally drops = this.queues.queue(destination).drops();
		if (drops.isEmpty()) {
			this.tallies++;
		}
		drops.add(severity, timestamp);
	}

	/**
	 * The streams of which events were dropped that may say so now, as there is much
	 * room: some of them, as the answers to these notices give occasion for the others.
	 * Each is to be {@linkplain #emit emitted}.
	 */
	List<Notice> due() {
		if (this.tallies == 0 || !this.queues.memory().isHalfFree()) {
			return List.of();
		}
		List<Notice> due = new ArrayList<>();
		for (StreamQueue queue : this.queues.all()) {
			if (!queue.drops().isEmpty() && due.size() < MAX_NOTICES) {
				due.add(new Notice(queue.destination(), queue.drops().copy()));
			}
		}
		return due;
	}

	/**
	 * Puts a notice into its stream, unless there is no room any more, or another thread
	 * has done so, or more events have been dropped since: then a later notice says it.
	 * @param text the text of the notice
	 */
	void emit(Notice notice, byte[] text, TimeSource time) {
		StreamQueue queue = this.queues.find(notice.destination());
		if (queue == null || !this.queues.memory().isHalfFree() || !queue.drops().isSameAs(notice.drops())) {
			return;
		}
		this.batcher.append(queue, time.millis(), Severity.WARN, text, 0, text.length, time);
		queue.drops().clear();
		this.tallies--;
	}

	/** Forgets what was dropped. */
	void forget() {
		this.queues.all().forEach((queue) -> queue.drops().clear());
		this.tallies = 0;
	}

	/**
	 * What a stream is about to say.
	 *
	 * @param destination the stream
	 * @param drops a copy of its tally
	 */
	record Notice(Destination destination, DropTally drops) {

		/** Made outside of the lock. */
		byte[] text() {
			return this.drops.notice().getBytes(StandardCharsets.UTF_8);
		}

	}

}
