package io.cloudwatchlogging.aws;

import io.cloudwatchlogging.FailureKind;
import io.cloudwatchlogging.delivery.SendResult;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.model.CloudWatchLogsException;

/**
 * What came of one PutLogEvents request.
 *
 * @param result what it means for the batch
 * @param failure what the client threw, {@code null} if it returned
 */
record Response(SendResult result, @Nullable RuntimeException failure) {

	/** Whether the batch is stored. */
	boolean isAccepted() {
		return this.result instanceof SendResult.Accepted;
	}

	/** Whether what is in the request was refused. */
	boolean isRefused() {
		return this.result instanceof SendResult.Refused;
	}

	/** Whether the log group or log stream is missing. */
	boolean isMissing() {
		return ErrorClassifier.isMissing(this.failure);
	}

	/**
	 * Whether there was a response. Otherwise the request may still be in flight.
	 */
	boolean isAnswered() {
		return this.failure == null || this.failure instanceof AwsServiceException;
	}

	/**
	 * Whether the answer is one to this request. That of another service, which the
	 * client asked for credentials, is not.
	 */
	boolean isFromEndpoint() {
		return this.failure == null || this.failure instanceof CloudWatchLogsException;
	}

	/**
	 * Whether the client failed in a way that is not the SDK's, as one does that its
	 * owner has closed: the HTTP client and the timer each have their own word for it.
	 */
	boolean isFromOutsideTheSdk() {
		return this.failure != null && !(this.failure instanceof SdkException);
	}

	/** Whether the client did not find what it needs to make a request. */
	boolean isNotConfigured() {
		return this.result instanceof SendResult.Retry retry && retry.failureKind() == FailureKind.NOT_CONFIGURED;
	}

	/** Whether no answer came in the time that there was. */
	boolean isTimeout() {
		return this.failure instanceof ApiCallAttemptTimeoutException
				|| this.failure instanceof ApiCallTimeoutException;
	}

	/**
	 * Whether there was a response that does not show that the request was understood.
	 */
	boolean isDoubtful() {
		return isFromEndpoint() && (isRefused()
				|| (this.result instanceof SendResult.Retry retry && retry.failureKind() == FailureKind.UNAVAILABLE));
	}

	/** In words for an operator. */
	String message() {
		return (this.failure != null) ? ErrorClassifier.describe(this.failure) : this.result.toString();
	}

	RequestOutcome outcome() {
		if (this.result instanceof SendResult.Retry retry) {
			return switch (retry.failureKind()) {
				case UNAVAILABLE -> RequestOutcome.UNAVAILABLE;
				case THROTTLED -> RequestOutcome.THROTTLED;
				case NOT_CONFIGURED -> RequestOutcome.NOT_CONFIGURED;
				case DENIED -> RequestOutcome.DENIED;
				case MISSING -> RequestOutcome.MISSING;
			};
		}
		return isAccepted() ? RequestOutcome.ACCEPTED : RequestOutcome.REFUSED;
	}

}
