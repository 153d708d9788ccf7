package io.cloudwatchlogging.autoconfigure.actuate;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * {@link EndpointWebExtension @EndpointWebExtension} for the
 * {@link CloudWatchLogsEndpoint}: the answer to a request that is refused says why, which
 * that of Spring Boot does not unless messages of errors are shown for all addresses.
 */
@EndpointWebExtension(endpoint = CloudWatchLogsEndpoint.class)
final class CloudWatchLogsEndpointWebExtension {

	private final CloudWatchLogsEndpoint endpoint;

	CloudWatchLogsEndpointWebExtension(CloudWatchLogsEndpoint endpoint) {
		this.endpoint = endpoint;
	}

	/**
	 * Sends what is buffered at once and waits for it.
	 * @param timeout how long to wait at most
	 * @return what was achieved, or what is wrong with the timeout
	 */
	@WriteOperation
	WebEndpointResponse<OperationResponseBody> flushWithin(@Nullable String timeout) {
		try {
			return new WebEndpointResponse<>(this.endpoint.flushWithin(timeout));
		}
		catch (InvalidEndpointRequestException ex) {
			return new WebEndpointResponse<>(new Refusal(ex.getReason()), WebEndpointResponse.STATUS_BAD_REQUEST);
		}
	}

	/**
	 * Why a request is refused.
	 *
	 * @param error the reason
	 */
	record Refusal(@Nullable String error) implements OperationResponseBody {
	}

}
