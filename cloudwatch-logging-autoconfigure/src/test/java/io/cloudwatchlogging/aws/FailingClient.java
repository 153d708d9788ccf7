package io.cloudwatchlogging.aws;

import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;

/**
 * Client that answers each PutLogEvents request with a failure.
 */
final class FailingClient implements CloudWatchLogsClient {

	private final Throwable failure;

	/**
	 * Creates the client.
	 * @param failure an unchecked exception or an error
	 */
	FailingClient(Throwable failure) {
		this.failure = failure;
	}

	@Override
	public PutLogEventsResponse putLogEvents(PutLogEventsRequest request) {
		if (this.failure instanceof Error error) {
			throw error;
		}
		throw (RuntimeException) this.failure;
	}

	@Override
	public String serviceName() {
		return SERVICE_NAME;
	}

	@Override
	public void close() {
	}

}
