package io.cloudwatchlogging.test.operations;

import io.cloudwatchlogging.test.protocol.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * Operation of CloudWatch Logs.
 */
@FunctionalInterface
public interface Operation {

	/**
	 * Carries out a request.
	 * @param parameters the parameters of the request
	 * @param requestId the id of the request
	 * @return the answer, to be written as JSON, or {@code null} for an empty one
	 * @throws io.cloudwatchlogging.test.protocol.ServiceException if the request is
	 * refused
	 */
	@Nullable Object call(Parameters parameters, String requestId);

}
