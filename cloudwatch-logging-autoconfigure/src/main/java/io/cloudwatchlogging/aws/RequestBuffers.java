package io.cloudwatchlogging.aws;

import io.cloudwatchlogging.delivery.Batch;
import io.cloudwatchlogging.gzip.GzipBuffer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.Entity;

/**
 * The memory of one request in flight: the body as JSON, and compressed. Not thread-safe.
 */
final class RequestBuffers {

	private final JsonBuffer json = new JsonBuffer();

	private final PutLogEventsBody body = new PutLogEventsBody(this.json);

	private @Nullable GzipBuffer gzip;

	/** Writes the body for this batch. */
	void write(Batch batch, @Nullable Entity entity) {
		this.body.write(batch, entity);
	}

	/** Bytes of the body. */
	int length() {
		return this.json.length();
	}

	/** The body as it was written. */
	PreEncodedBody plain() {
		return new PreEncodedBody(this.json.array(), this.json.length(), false);
	}

	/** The body, compressed. */
	PreEncodedBody compressed() {
		GzipBuffer gzip = this.gzip;
		if (gzip == null) {
			gzip = new GzipBuffer();
			this.gzip = gzip;
		}
		gzip.compress(this.json.array(), this.json.length());
		return new PreEncodedBody(gzip.array(), gzip.length(), true);
	}

	/** Bytes that are held. */
	int capacity() {
		return this.json.capacity() + ((this.gzip != null) ? this.gzip.capacity() : 0);
	}

}
