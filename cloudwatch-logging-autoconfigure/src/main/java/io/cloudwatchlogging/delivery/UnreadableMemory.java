package io.cloudwatchlogging.delivery;

import java.util.Arrays;
import java.util.List;

import io.cloudwatchlogging.FailureKind;
import io.cloudwatchlogging.Severity;
import io.cloudwatchlogging.delivery.SendResult.Retry;
import io.cloudwatchlogging.delivery.SendResult.Unreadable;
import io.cloudwatchlogging.delivery.journal.LateErrors;

/**
 * What becomes of a batch of which the memory may not be readable: the JVM says so by an
 * {@link InternalError}, possibly late.
 */
final class UnreadableMemory {

	/** Of events of which not even that can be read: it may have been the worst. */
	static final Severity UNKNOWN = Severity.ERROR;

	private static final EventReader NOBODY = new EventReader() {

		@Override
		public void begin(long timestamp, int length) {
			// Only whether it can be read is of interest.
		}

		@Override
		public void piece(byte[] bytes, int offset, int length) {
			// As above.
		}

		@Override
		public void end() {
			// As above.
		}

	};

	private UnreadableMemory() {
	}

	/** The result of sending a batch that has failed with an internal error. */
	static SendResult resultOf(Batch batch, InternalError error) {
		try {
			check(batch);
			return new Retry(FailureKind.UNAVAILABLE, null, "Sending failed: " + error);
		}
		catch (InternalError ex) {
			return unreadable(batch);
		}
		catch (OutOfMemoryError ex) {
			return Senders.OUT_OF_MEMORY;
		}
	}

	/** Checks that all of a batch can be read. */
	static void check(Batch batch) {
		batch.read(NOBODY);
		batch.severities();
		LateErrors.surface();
	}

	/** Reads no more: each fault would be told by a further error, late. */
	static Unreadable unreadable(Batch batch) {
		Integer[] counts = new Integer[Severities.COUNT];
		Arrays.fill(counts, 0);
		counts[UNKNOWN.ordinal()] = batch.size();
		return new Unreadable(List.of(counts));
	}

	/** The number of events of each severity, by its ordinal. */
	static List<Integer> severities(Batch batch) {
		try {
			List<Integer> severities = Arrays.stream(batch.severities()).boxed().toList();
			LateErrors.surface();
			return severities;
		}
		catch (InternalError ex) {
			return unreadable(batch).severities();
		}
	}

}
