package io.cloudwatchlogging.aws;

import java.nio.charset.StandardCharsets;

import io.cloudwatchlogging.delivery.Batch;
import io.cloudwatchlogging.delivery.Destination;
import io.cloudwatchlogging.delivery.EventReader;
import io.cloudwatchlogging.delivery.Limits;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.Entity;

/**
 * Writes the JSON body of a PutLogEvents request, without an object per event. Not
 * thread-safe.
 *
 * @see <a href=
 * "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html">PutLogEvents</a>
 */
final class PutLogEventsBody implements EventReader {

	/** Ends the event before, if there is one. */
	private static final byte[] BEFORE_TIMESTAMP = "\"},{\"timestamp\":".getBytes(StandardCharsets.US_ASCII);

	/** What of that ends the event before. */
	private static final int ENDING = 3;

	private static final byte[] BEFORE_MESSAGE = ",\"message\":\"".getBytes(StandardCharsets.US_ASCII);

	/** Digits of a long, with its sign. */
	private static final int LONGEST_TIMESTAMP = 20;

	/** What an event takes beside its message, with a timestamp of our time. */
	private static final int ENVELOPE = BEFORE_TIMESTAMP.length + "1764000000000".length() + BEFORE_MESSAGE.length;

	/** For names, for some escapes, and for what the last event might need. */
	private static final int ROOM_SHARE = 32;

	private static final int LEAST_ROOM = 4 * 1024;

	private final JsonBuffer json;

	/** What stands before the message, for the last timestamp. */
	private final byte[] opening = new byte[BEFORE_TIMESTAMP.length + LONGEST_TIMESTAMP + BEFORE_MESSAGE.length];

	private int openingLength;

	private long openingTimestamp;

	/** Whether an event precedes, so that its end is due. */
	private boolean following;

	PutLogEventsBody(JsonBuffer json) {
		this.json = json;
		System.arraycopy(BEFORE_TIMESTAMP, 0, this.opening, 0, BEFORE_TIMESTAMP.length);
		open(0);
	}

	/** Replaces what the buffer holds by the body for this batch. */
	void write(Batch batch, @Nullable Entity entity) {
		Destination destination = batch.destination();
		this.json.clear();
		this.json.reserve(expectedBytes(batch));
		this.json.raw("{\"logGroupName\":");
		this.json.string(destination.group());
		this.json.raw(",\"logStreamName\":");
		this.json.string(destination.stream());
		if (entity != null) {
			this.json.raw(",\"entity\":{\"keyAttributes\":");
			this.json.object(entity.keyAttributes());
			if (entity.hasAttributes()) {
				this.json.raw(",\"attributes\":");
				this.json.object(entity.attributes());
			}
			this.json.raw("}");
		}
		this.json.raw(",\"logEvents\":[");
		this.following = false;
		batch.read(this);
		this.json.raw("\"}]}");
	}

	/**
	 * What the body takes if little of it needs an escape: to grow to that step by step
	 * would touch several times the memory, of which much is too large for the young
	 * generation.
	 */
	private static int expectedBytes(Batch batch) {
		long bytes = batch.bytes() + (long) batch.size() * (ENVELOPE - Limits.EVENT_OVERHEAD);
		return (int) Math.min(2L * Limits.BATCH_BYTES, bytes + bytes / ROOM_SHARE + LEAST_ROOM);
	}

	@Override
	public void begin(long timestamp, int length) {
		if (timestamp != this.openingTimestamp) {
			open(timestamp);
		}
		int skipped = this.following ? 0 : ENDING;
		this.json.raw(this.opening, skipped, this.openingLength - skipped);
		this.following = true;
	}

	@Override
	public void piece(byte[] bytes, int offset, int length) {
		this.json.escaped(bytes, offset, length);
	}

	@Override
	public void end() {
		// Together with the beginning of the next one.
	}

	private void open(long timestamp) {
		int digits = digits(timestamp);
		int end = BEFORE_TIMESTAMP.length + digits;
		long rest = timestamp;
		for (int i = end - 1; i >= BEFORE_TIMESTAMP.length; i--) {
			this.opening[i] = (byte) ('0' + Math.abs(rest % 10));
			rest /= 10;
		}
		if (timestamp < 0) {
			this.opening[BEFORE_TIMESTAMP.length] = '-';
		}
		System.arraycopy(BEFORE_MESSAGE, 0, this.opening, end, BEFORE_MESSAGE.length);
		this.openingLength = end + BEFORE_MESSAGE.length;
		this.openingTimestamp = timestamp;
	}

	/** The characters of a number, with the sign of a negative one. */
	private static int digits(long number) {
		int digits = (number < 0) ? 2 : 1;
		for (long rest = number / 10; rest != 0; rest /= 10) {
			digits++;
		}
		return digits;
	}

}
