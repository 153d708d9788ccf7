package io.cloudwatchlogging.aws;

import java.util.List;

import io.cloudwatchlogging.FailureKind;
import io.cloudwatchlogging.delivery.Batch;
import io.cloudwatchlogging.delivery.SendResult;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.model.Entity;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.RejectedLogEventsInfo;

/**
 * Makes PutLogEvents requests and reads the answers. Safe for use by many threads.
 */
final class Requests {

	/** What the SDK says when the answer has no id of a request. */
	private static final String UNKNOWN_REQUEST = "UNKNOWN";

	private final EntityNegotiation offer;

	private final RequestObserver observer;

	Requests(EntityNegotiation offer, RequestObserver observer) {
		this.offer = offer;
		this.observer = observer;
	}

	/**
	 * Sends a ready body.
	 * @return the answer, {@code null} if the client did not take the body: whatever it
	 * answered is not about these events
	 */
	@Nullable Response send(Connection connection, Batch batch, PreEncodedBody body, int bodyBytes) {
		PutLogEventsRequest request = request(batch).logEvents(List.of())
			.overrideConfiguration((override) -> connection.configure(override, batch, body))
			.build();
		body.sendFor(batch.attempt());
		long start = System.nanoTime();
		Response answer = call(connection, batch, request);
		if (!body.isUsed() && answer.isFromEndpoint()) {
			return null;
		}
		completed(answer, batch, System.nanoTime() - start, bodyBytes, body.length());
		return answer;
	}

	/** Sends model objects, for a client that does not take ready bodies. */
	Response send(Connection connection, Batch batch, @Nullable Entity entity) {
		List<InputLogEvent> events = batch.events()
			.stream()
			.map((event) -> InputLogEvent.builder().timestamp(event.timestamp()).message(event.message()).build())
			.toList();
		PutLogEventsRequest request = request(batch).logEvents(events)
			.entity(entity)
			.overrideConfiguration((override) -> connection.configure(override, batch))
			.build();
		long start = System.nanoTime();
		batch.attempt().sent(start);
		Response answer = call(connection, batch, request);
		long bytes = batch.messageBytes();
		completed(answer, batch, System.nanoTime() - start, bytes, bytes);
		return answer;
	}

	private void completed(Response answer, Batch batch, long nanos, long bodyBytes, long wireBytes) {
		try {
			this.observer.completed(answer.outcome(), batch.size(), nanos, bodyBytes, wireBytes);
		}
		catch (Throwable ex) {
			// An observer's failure is its own: the batch may be stored.
		}
	}

	private static PutLogEventsRequest.Builder request(Batch batch) {
		return PutLogEventsRequest.builder()
			.logGroupName(batch.destination().group())
			.logStreamName(batch.destination().stream());
	}

	private Response call(Connection connection, Batch batch, PutLogEventsRequest request) {
		try {
			return new Response(read(connection.client().putLogEvents(request), batch), null);
		}
		catch (RuntimeException ex) {
			return new Response(ErrorClassifier.classify(ex, batch.size(), batch.messageBytes()), ex);
		}
		finally {
			batch.attempt().answered(System.nanoTime());
		}
	}

	private SendResult read(@Nullable PutLogEventsResponse response, Batch batch) {
		if (response == null || !isFromCloudWatch(response)) {
			return new SendResult.Retry(FailureKind.UNAVAILABLE, null,
					"The answer is not one of CloudWatch Logs, as it has no request id: is there a proxy on the way?");
		}
		if (response.rejectedEntityInfo() != null) {
			this.offer.rejected(response.rejectedEntityInfo().errorTypeAsString());
		}
		RejectedLogEventsInfo rejected = response.rejectedLogEventsInfo();
		if (rejected == null) {
			return SendResult.Accepted.all(batch);
		}
		int size = batch.size();
		return new SendResult.Accepted(index(rejected.tooOldLogEventEndIndex(), 0, size),
				index(rejected.expiredLogEventEndIndex(), 0, size),
				index(rejected.tooNewLogEventStartIndex(), size, size));
	}

	/**
	 * An answer that never was on the wire is the word of a client that is not the SDK's.
	 */
	private static boolean isFromCloudWatch(PutLogEventsResponse response) {
		return response.sdkHttpResponse() == null || (response.responseMetadata() != null
				&& !UNKNOWN_REQUEST.equals(response.responseMetadata().requestId()));
	}

	private static int index(@Nullable Integer index, int none, int size) {
		return (index != null) ? Math.max(0, Math.min(index, size)) : none;
	}

}
