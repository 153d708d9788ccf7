package io.cloudwatchlogging.delivery;

import java.time.Duration;
import java.util.List;

import io.cloudwatchlogging.FailureKind;
import org.jspecify.annotations.Nullable;

/**
 * What came of sending a batch once.
 */
public sealed interface SendResult {

	/**
	 * The service has stored the batch, apart from the events it rejected for their age.
	 * Indexes count in the order of the batch, which is by time.
	 *
	 * @param tooOldEnd the exclusive end of the events that were too old, 0 for none
	 * @param expiredEnd the exclusive end of the events older than the retention of the
	 * log group, 0 for none
	 * @param tooNewStart the inclusive start of the events too far in the future, the
	 * size of the batch for none
	 */
	record Accepted(int tooOldEnd, int expiredEnd, int tooNewStart) implements SendResult {

		/**
		 * The service has stored all events.
		 * @param batch the batch that was sent
		 * @return the result
		 */
		public static Accepted all(Batch batch) {
			return new Accepted(0, 0, batch.size());
		}

	}

	/**
	 * The batch is not stored, or it is not known to be, through no fault of its own: it
	 * is kept and sent again.
	 *
	 * @param failureKind whose fault it was
	 * @param hint how long the service asked to wait, if it did
	 * @param message what happened, in words for an operator
	 */
	record Retry(FailureKind failureKind, @Nullable Duration hint, String message) implements SendResult {
	}

	/**
	 * The batch is not stored, as its log stream is still to be created and it is not yet
	 * its turn: it is kept and sent again soon. Not a failure.
	 */
	record Deferred() implements SendResult {
	}

	/**
	 * The service refuses the batch because of what is in it: it is halved until the
	 * event at fault stands alone.
	 *
	 * @param message what the service said
	 */
	record Refused(String message) implements SendResult {
	}

	/**
	 * The service refuses the batch because it takes smaller events only: what is larger
	 * is split again, and so are all events that come later.
	 *
	 * @param limit maximum bytes of an event, with the 26 of its overhead
	 * @param message what the service said
	 */
	record EventTooLarge(int limit, String message) implements SendResult {
	}

	/**
	 * The batch cannot be sent, as its memory cannot be read: it is given up. That of a
	 * journal is in files, which another program may cut, or a disk may not give back.
	 *
	 * @param severities its events by the ordinal of their severity
	 */
	record Unreadable(List<Integer> severities) implements SendResult {
	}

}
