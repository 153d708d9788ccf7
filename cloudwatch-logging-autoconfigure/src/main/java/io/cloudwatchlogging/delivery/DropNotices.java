package io.cloudwatchlogging.delivery;

import java.nio.charset.StandardCharsets;

import io.cloudwatchlogging.Severity;

/**
 * What log streams say of lines for which there was no room, once there is room again.
 * Guarded by the lock of the buffer.
 */
final class DropNotices {

	/** Most streams that are remembered only because their lines were dropped. */
	static final int MAX_TALLIES = 1000;

	/** Most streams that say so at one time, as they do under the lock. */
	static final int MAX_NOTICES = 10;

	private final StreamQueues queues;

	private final Intake intake;

	/** Streams whose lines were dropped since they last said so. */
	private int tallies;

	DropNotices(StreamQueues queues, Intake intake) {
		this.queues = queues;
		this.intake = intake;
	}

	/** Notes a line for which there was no room. */
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
	 * Lets some of the streams whose lines were dropped say so, as long as there is much
	 * room. The answers to these lines give occasion for the others.
	 * @param time the time of these lines
	 */
	void give(TimeSource time) {
		int left = Math.min(this.tallies, MAX_NOTICES);
		if (left == 0) {
			return;
		}
		long timestamp = time.millis();
		for (StreamQueue queue : this.queues.all()) {
			if (left == 0 || !this.queues.pool().isHalfFree()) {
				return;
			}
			if (!queue.drops().isEmpty()) {
				byte[] notice = queue.drops().notice().getBytes(StandardCharsets.UTF_8);
				this.intake.append(queue, timestamp, Severity.WARN, notice, 0, notice.length, time);
				queue.drops().clear();
				this.tallies--;
				left--;
			}
		}
	}

	/** Forgets what was dropped. */
	void forget() {
		this.queues.all().forEach((queue) -> queue.drops().clear());
		this.tallies = 0;
	}

}
