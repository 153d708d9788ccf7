package io.cloudwatchlogging.aws;

import io.cloudwatchlogging.delivery.Batch;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.Entity;

/**
 * Sends a batch in the best form that the endpoint is known to take: compressed and with
 * the entity. What the endpoint may have refused for its form is sent once more without
 * the part in doubt, and a form that fails alone is not used again. Safe for use by many
 * threads.
 */
final class RequestSender {

	private final RequestBuffersPool pool;

	private final EntityNegotiation offer;

	private final Requests requests;

	RequestSender(RequestBuffersPool pool, EntityNegotiation offer, Requests requests) {
		this.pool = pool;
		this.offer = offer;
		this.requests = requests;
	}

	Response send(Connection connection, Batch batch) {
		RequestBuffers buffers = this.pool.acquire();
		Response answer = send(connection, batch, buffers);
		if (answer.isAnswered()) {
			// Otherwise a thread of the client may still read them.
			this.pool.release(buffers);
		}
		return answer;
	}

	private Response send(Connection connection, Batch batch, RequestBuffers buffers) {
		Entity entity = this.offer.entity();
		Response answer = sendCompressed(connection, batch, buffers, entity);
		if (entity != null && answer.isRefused() && this.offer.isUnproven()) {
			Response bare = sendCompressed(connection, batch, buffers, null);
			if (bare.isAccepted()) {
				this.offer.rejected(answer.message());
			}
			return bare;
		}
		if (entity != null && answer.isAccepted()) {
			this.offer.succeeded();
		}
		return answer;
	}

	private Response sendCompressed(Connection connection, Batch batch, RequestBuffers buffers,
			@Nullable Entity entity) {
		if (!connection.takesReadyBodies()) {
			return this.requests.send(connection, batch, entity);
		}
		Compression compression = connection.compression();
		buffers.write(batch, entity);
		if (!compression.isWanted(buffers.length())) {
			return sendReady(connection, batch, buffers, entity, buffers.plain());
		}
		Response answer = sendReady(connection, batch, buffers, entity, buffers.compressed());
		if (answer.isAccepted()) {
			compression.succeeded();
		}
		else if (answer.isDoubtful() && compression.isUnproven()) {
			Response plain = sendReady(connection, batch, buffers, entity, buffers.plain());
			if (plain.isAccepted()) {
				compression.failed(answer.isRefused(), answer.message());
			}
			return plain;
		}
		return answer;
	}

	private Response sendReady(Connection connection, Batch batch, RequestBuffers buffers, @Nullable Entity entity,
			PreEncodedBody body) {
		Response answer = this.requests.send(connection, batch, body, buffers.length());
		if (answer == null) {
			connection.disablePreEncodedBodies();
			return this.requests.send(connection, batch, entity);
		}
		return answer;
	}

}
